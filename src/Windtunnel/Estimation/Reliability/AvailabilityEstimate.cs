using System.Collections.Immutable;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Reliability;

/// <summary>Share of the time parts and request types work: instances make a component, components a flow, a flow its downtime a year.</summary>
internal sealed class AvailabilityEstimate : IEstimate
{
    public string Section => "availability";

    public IEnumerable<Line> Estimate(Envelope envelope)
    {
        var components = envelope.Design.Components.ToDictionary(
            c => c.Name,
            c => ComponentUptime.Of(c, envelope.Demand).Named($"{c.Name} availability"),
            StringComparer.Ordinal);
        foreach (var component in envelope.Design.Components)
        {
            yield return new Line($"{component.Name} availability", components[component.Name]);
        }

        foreach (var flow in envelope.Design.Flows)
        {
            var walk = new FlowNeeds(flow, envelope.HitRatios.Of);
            var needs = walk.Find();
            var parts = ImmutableArray<Term>.Empty;
            foreach (var part in walk.Parts)
            {
                parts = parts.Add(part.Component is { } component ? components[component.Name] : Of(part.Flow!, parts).Named("further steps"));
            }

            var up = Of(needs, parts).Named($"{flow.Name} availability");
            yield return new Line($"{flow.Name} availability", up);
            yield return new Line($"{flow.Name} downtime per year", new Formula(
                Dimension.Duration,
                [up],
                () => $"(1 − {up.Inline}) × 365.25 × 86,400 s",
                static p => Analysis.Availability.DowntimePerYear(p[0])));
        }
    }

    private static Term Of(Needs needs, ImmutableArray<Term> components)
    {
        var sets = needs.Sets.ToList();
        if (sets is [var (all, weight)] && weight is Fixed { IsOne: true })
        {
            return Arithmetic.Product(Dimension.Share, components.Where((_, i) => !(all >> i).IsEven));
        }

        ImmutableArray<Term> weights = [.. sets.Select(s => s.Weight)];
        var members = sets.Select(s => Enumerable.Range(0, components.Length).Where(i => !(s.Set >> i).IsEven).ToArray()).ToArray();
        return new Formula(
            Dimension.Share,
            [.. weights, .. components],
            () => $"{Words.Join(", ", Binding.Sum, components)}; each request needs those on its way",
            p => Math.Clamp(Add(p[..members.Length], p[members.Length..], members), 0, 1));
    }

    private static double Add(ReadOnlySpan<double> weights, ReadOnlySpan<double> components, int[][] members)
    {
        var sum = 0.0;
        for (var i = 0; i < members.Length; i++)
        {
            var up = weights[i];
            foreach (var component in members[i])
            {
                up *= components[component];
            }

            sum += up;
        }

        return sum;
    }
}
