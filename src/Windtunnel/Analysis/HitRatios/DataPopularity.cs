using Windtunnel.Designs;
using Windtunnel.Kernel.Chance;

namespace Windtunnel.Analysis;

/// <summary>Which keys of a data set requests ask for, as formulas and runs need it.</summary>
public static class DataPopularity
{
    /// <summary>More keys than this are as good as this many; the Zipf sampler of the kernel takes no more.</summary>
    private const double KeysMax = 1e12;

    /// <summary>The law over the keys of a data set that the design describes.</summary>
    public static Popularity Of(DataSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Of(data, data.Keys.Value.Nominal);
    }

    /// <summary>How long a key of a data set is asked for as often, before a new one takes its place [s]; +∞ for ever, as for gets that are about none.</summary>
    public static double LastingOf(DataSet? data) => data?.Popularity.Value.Lasting?.Nominal ?? double.PositiveInfinity;

    /// <summary>The same law over another number of keys.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="count">How many keys there are; rounded, and kept within 1 to 10¹².</param>
    public static Popularity Of(DataSet data, double count)
    {
        ArgumentNullException.ThrowIfNull(data);
        var keys = (long)Math.Clamp(Math.Round(count), 1, KeysMax);
        return data.Popularity.Value switch
        {
            KeyPopularity.Zipf zipf => Popularity.Zipf(keys, Math.Clamp(zipf.Exponent, 0, 10)),
            KeyPopularity.Hot hot when hot.Keys < keys => Popularity.HotSet(keys, hot.Keys, hot.Share),
            _ => Popularity.Uniform(keys),
        };
    }
}
