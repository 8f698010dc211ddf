using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Stations.Places;

namespace Windtunnel.Kernel.Programs;

/// <summary>Where requests come from, as laid out before a run.</summary>
public sealed class Source
{
    internal Source(string name, int index, ProgramBuilder program) => (Name, Index, Program) = (name, index, program);

    /// <summary>The name, unique among sources; it also names the source's random streams.</summary>
    public string Name { get; }

    /// <summary>Requests after which it falls silent; ≥ 0. Default without bound.</summary>
    public long RequestsMax { get; set; } = long.MaxValue;

    /// <summary>Load over the day: factors on the rate, each from its time on, repeated with the period. Empty for a steady rate.</summary>
    /// <remarks>Times [s] ascend from 0 and lie below <see cref="ShapePeriodSeconds"/>; factors are ≥ 0. Ignored by a trace and by users.</remarks>
    public IReadOnlyList<(double Seconds, double Factor)> Shape { get; set; } = [];

    /// <summary>After what time the shape repeats [s]; &gt; 0. Default one day.</summary>
    public double ShapePeriodSeconds { get; set; } = 86_400;

    /// <summary>After what time recorded arrivals start over [s]; ≥ the last of them. Default never.</summary>
    public double RepeatSeconds { get; set; } = double.PositiveInfinity;

    /// <summary>Where requests come from and which share of them each; the shares sum to 1. Default nowhere in particular.</summary>
    public IReadOnlyList<(Place Place, double Share)> Origins { get; set; } = [];

    internal int Index { get; }

    internal ProgramBuilder Program { get; }

    /// <summary>Gap between requests at factor 1, in units of the mean gap.</summary>
    internal Law? UnitGap { get; init; }

    /// <summary>Requests per second at factor 1.</summary>
    internal double Rate { get; init; }

    /// <summary>Rates of a bursty source in its quiet and busy state, as factors, and the laws of how long it stays in each [s].</summary>
    internal (double Factor, Law Stay)[] Phases { get; init; } = [];

    internal long[]? Times { get; init; }

    internal int Users { get; init; }

    internal Law? Think { get; init; }
}
