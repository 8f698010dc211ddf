using Windtunnel.Kernel.Chance;

namespace Windtunnel.Kernel.Stations;

/// <summary>A set of keyed items that requests read and write, as laid out before a run.</summary>
public sealed class DataSet
{
    internal DataSet(string name, int index, Popularity popularity) => (Name, Index, Popularity) = (name, index, popularity);

    /// <summary>The name, unique among data sets.</summary>
    public string Name { get; }

    /// <summary>How often each key is asked for.</summary>
    public Popularity Popularity { get; }

    /// <summary>Units of each item that can be taken before it is sold out; ≥ 0. Default none: the item is not counted.</summary>
    public long? Stock { get; set; }

    /// <summary>How long a key keeps its place among the others, before a new one takes it [s]; &gt; 0. Default +∞: for ever.</summary>
    public double LastingSeconds { get; set; } = double.PositiveInfinity;

    /// <summary>Whether its keys are just being added, at one end of their order. Default not.</summary>
    public bool IsNew { get; set; }

    internal int Index { get; }
}
