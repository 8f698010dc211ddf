using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs.Sections;

/// <summary>The keys of an experiment besides its times, which read `at 60 s`.</summary>
public static class ExperimentKeys
{
    /// <summary>How a time on the timeline begins.</summary>
    public const string At = "at ";

    public static readonly Key<Node> Expect = Keys.Node("expect", "Objectives that must hold although this happens.", "objective or list of objectives", SchemaPieces.Sentences)
        .Inferred("none: it is only watched").Like("redirect availability >= 99.9 %, redirect p99 back under 100 ms within 120 s");

    public static readonly Key<Node> Steady = Keys.Node("steady", "The steady-state hypothesis: objectives that hold before the first fault and again at the end; what becomes of them meanwhile is told.", "objective or list of objectives", SchemaPieces.Sentences)
        .Inferred("none").Like("redirect errors < 0.1 %, redirect p99 < 100 ms");

    public static readonly Key<Quantity> Length = Keys.Quantity("length", Dimension.Duration, "How long it is watched.").Above(0)
        .Inferred("until well after the last fault has ended").Like("10 min");

    public static readonly Shape Shape = new("experiment", [Steady, Expect, Length]);
}
