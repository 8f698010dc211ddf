namespace Windtunnel.Analysis;

/// <summary>Keys that a cache is asked for about equally often.</summary>
/// <param name="Keys">How many; a double, because the sums need it as one.</param>
/// <param name="Probability">Probability that a request that comes to the cache asks for one given key of them.</param>
/// <param name="Popularity">Probability that a request, before any cache, asks for it.</param>
internal readonly record struct AskedKeys(double Keys, double Probability, double Popularity)
{
    /// <summary>Share of the requests that come to the cache.</summary>
    public double Share => Keys * Probability;

    /// <summary>The keys of a claim, most popular first, and what turns the share of a key's requests that pass into a share of all that do.</summary>
    public static (AskedKeys[] Groups, double Scale) Of(CacheClaim claim, double spread)
    {
        var groups = KeyGroup.Of(claim.Popularity, spread);
        if (claim.Filter is not { } filter)
        {
            return ([.. groups.Select(g => new AskedKeys(g.Keys, g.Probability, g.Probability))], 1);
        }

        var passed = groups.Select(g => g.Probability * filter.PassOf(g.Probability)).ToArray();
        var sum = groups.Select((g, i) => g.Keys * passed[i]).Sum();
        var scale = sum > 0 ? 1 / sum : 0;
        return ([.. groups.Select((g, i) => new AskedKeys(g.Keys, passed[i] * scale, g.Probability))], scale);
    }
}
