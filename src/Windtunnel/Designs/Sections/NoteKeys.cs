using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Sections;

/// <summary>The keys of a decision.</summary>
public static class DecisionKeys
{
    public static readonly Key<string> Chosen = Keys.Text("chosen", "What was chosen.").Required().Like("302");

    public static readonly Key<Node> Alternatives = Keys.Node("alternatives", "What was not.", "sentence or list of sentences", SchemaPieces.Sentences).Inferred("none").Like("[301]");

    public static readonly Key<string> Why = Keys.Text("why", "The reason.").Inferred("empty").Like("A 301 is cached by browsers and hides the clicks.");

    public static readonly Shape Shape = new("decision", [Chosen, Alternatives, Why]);
}

/// <summary>The keys of an expectation.</summary>
public static class ExpectationKeys
{
    public static readonly Key<string> Figure = Keys.Text("figure", "Name of a figure of the estimate.").Required().Like("redirect average rate");

    public static readonly Key<Node> Value = Keys.Node("value", "The expected value, with its unit.", "quantity", SchemaPieces.Scalar).Required().Like("11,574/s");

    public static readonly Key<Quantity> Tolerance = Keys.Quantity("tolerance", Dimension.Share, "Permitted relative error.").Between(0, 1)
        .Default("0.1 %", "exact arithmetic; a book's rounded print needs 16 %").Like("16 %");

    public static readonly Key<string> Source = Keys.Text("source", "Who says so.").Inferred("not said").Like("Xu vol. 1 ch. 8");

    public static readonly Shape Shape = new("expectation", [Figure, Value, Tolerance, Source]);
}
