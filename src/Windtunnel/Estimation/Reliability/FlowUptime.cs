using Windtunnel.Designs;

namespace Windtunnel.Estimation.Reliability;

/// <summary>Share of a flow's requests that succeed, by what share of its work each component does at a moment.</summary>
internal sealed class FlowUptime
{
    private readonly (int[] Members, double Weight)[] _sets;
    private readonly (int Component, (int[] Members, double Weight)[] Inner)[] _parts;

    /// <param name="flow">The flow.</param>
    /// <param name="envelope">Its design, with the hit ratios of its caches.</param>
    public FlowUptime(Flow flow, Envelope envelope)
    {
        var walk = new FlowNeeds(flow, envelope.HitRatios.Of);
        var needs = walk.Find();
        _parts = [.. walk.Parts.Select(p => (p.Component is { } c ? envelope.Design.Components.IndexOf(c) : -1, p.Flow is { } inner ? SetsOf(inner, walk.Parts.Count) : []))];
        _sets = SetsOf(needs, walk.Parts.Count);
        Flow = flow.Name;
    }

    public string Flow { get; }

    /// <param name="up">Share of its work each component does. Shape: [component of the design].</param>
    public double Of(ReadOnlySpan<double> up)
    {
        Span<double> values = _parts.Length <= 64 ? stackalloc double[_parts.Length] : new double[_parts.Length];
        for (var i = 0; i < _parts.Length; i++)
        {
            // A part refers to earlier ones only.
            values[i] = _parts[i].Component >= 0 ? up[_parts[i].Component] : Sum(_parts[i].Inner, values);
        }

        return Sum(_sets, values);
    }

    private static (int[] Members, double Weight)[] SetsOf(Needs needs, int parts) =>
        [.. needs.Sets.Select(s => (Enumerable.Range(0, parts).Where(i => !(s.Set >> i).IsEven).ToArray(), s.Weight.Nominal))];

    private static double Sum((int[] Members, double Weight)[] sets, ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var (members, weight) in sets)
        {
            var product = weight;
            foreach (var member in members)
            {
                product *= values[member];
            }

            sum += product;
        }

        return Math.Clamp(sum, 0, 1);
    }
}
