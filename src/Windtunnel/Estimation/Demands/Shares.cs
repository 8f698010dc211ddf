using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Estimation.Terms;
using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Estimation.Demands;

/// <summary>How likely ways are and how often steps are repeated, as terms.</summary>
internal static class Shares
{
    /// <summary>The ways of a choice with their shares. What the others leave is computed from them, so that samples always sum to one.</summary>
    public static IEnumerable<(Term Share, ImmutableArray<Step> Steps)> Of(Flow flow, Choose choose)
    {
        var typed = choose.Ways.Where(w => w.Share.Provenance is not Provenance.Inferred)
            .Select((w, i) => (Way: w, Share: (Term)new Input($"{flow.Name} way {i + 1}", w.Share))).ToList();
        foreach (var way in choose.Ways)
        {
            var own = typed.Find(t => ReferenceEquals(t.Way, way)).Share;
            yield return (own ?? Arithmetic.Rest(Arithmetic.Sum(Dimension.Share, typed.Select(t => t.Share))), way.Steps);
        }
    }

    /// <summary>Times that a batch is worked on for each request that comes to it.</summary>
    public static Term OfBatch(double size) => new Fixed(1 / size, Dimension.Number, $"1 ÷ {Human.Format(size, Dimension.Number, 3)} a batch");

    /// <summary>Times that something is done for each batch, or each run of a job, which is done once for each of its requests.</summary>
    public static Term ItemsOf(double size) => new Fixed(size, Dimension.Number, $"{Human.Format(size, Dimension.Number, 3)} each");

    /// <summary>Share of requests that nothing has failed for so far.</summary>
    public static Term GoingOn(double share) => new Fixed(share, Dimension.Share, $"{Human.Format(share, Dimension.Share, 3)} get there");

    /// <summary>Share of requests that something fails for.</summary>
    public static Term Failing(double share) => new Fixed(share, Dimension.Share, $"{Human.Format(share, Dimension.Share, 3)} fail");

    /// <summary>Mean number of times.</summary>
    public static Term TimesOf(Flow flow, Repeat repeat) =>
        Uncertain.Mean($"{flow.Name} {(repeat.AtOnce ? "fan-out" : "repeats")}", repeat.Times, new Provenance.Typed(repeat.Where));
}
