using Windtunnel.Language;

namespace Windtunnel.Designs.Sections;

/// <summary>The keys under `requirements`.</summary>
public static class RequirementKeys
{
    public static readonly Key<Node> Functional = Keys.Node("functional", "What it does: a name and a sentence each.", "mapping of names to sentences", () => SchemaPieces.MapOf(SchemaPieces.Scalar()))
        .Inferred("empty").Like("{ shorten: Given a long URL, give back a short one. }");

    public static readonly Key<Node> OutOfScope = Keys.Node("out of scope", "What it need not do.", "sentence or list of sentences", SchemaPieces.Sentences)
        .Inferred("empty").Like("[Counting clicks.]");

    public static readonly Key<Node> Slo = Keys.Node("slo", "Objectives, each checked by simulation; the sentences are listed below.", "objective or list of objectives", SchemaPieces.Sentences)
        .Inferred("empty").Like("redirect p99 < 100 ms");

    public static readonly Shape Shape = new("requirements section", [Functional, OutOfScope, Slo]);
}
