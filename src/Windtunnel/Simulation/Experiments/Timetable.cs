using System.Collections.Immutable;
using Windtunnel.Designs;
using Windtunnel.Units;

namespace Windtunnel.Simulation.Experiments;

/// <summary>A stretch of an experiment in which its timeline changes nothing.</summary>
/// <param name="AskedSeconds">How long the design wants it [s].</param>
/// <param name="Seconds">How long it is simulated [s]; at most as long. Once nothing changes any more, its last half stands for what was left out.</param>
internal sealed record Phase(double AskedSeconds, double Seconds)
{
    public bool IsCut => Seconds < AskedSeconds * (1 - 1e-9);
}

/// <summary>The phases of an experiment, from its beginning through every change to its end.</summary>
/// <param name="Phases">The first is the quiet before the first fault, perhaps of no length; the last is what is watched after the last change.</param>
/// <param name="FaultPhases">Phases until the last fault has ended; what follows are echoes of faults and what is watched.</param>
internal sealed record Timetable(ImmutableArray<Phase> Phases, int FaultPhases)
{
    /// <summary>How long flows are watched after the last fault when nothing says how long they may take [s].</summary>
    private const double AfterMin = 60;

    /// <summary>How much longer than an objective allows flows are watched.</summary>
    private const double Beyond = 1.25;

    /// <summary>Length of what follows a phase that was made longer, as a share of it; what took longer to build up takes longer to pass.</summary>
    private const double FollowShare = 0.25;

    /// <summary>When the first fault begins [s of simulated time, the warm-up not counted].</summary>
    public double FirstFault => Phases[0].Seconds;

    /// <summary>When the last fault has ended; one that lasts counts from its beginning [s].</summary>
    public double LastFaultEnd => Phases.Take(FaultPhases).Sum(p => p.Seconds);

    /// <summary>Simulated time [s].</summary>
    public double Length => Phases.Sum(p => p.Seconds);

    /// <summary>As the design asks for.</summary>
    public static Timetable Of(Design design, Experiment experiment)
    {
        var faults = experiment.Timeline.SelectMany(t => new[] { t.At.Nominal, t.At.Nominal + t.Fault.After, t.At.Nominal + t.Fault.After + (t.Fault.For?.Nominal ?? 0) }).Append(0).Distinct().Order().ToArray();
        var changes = faults.Concat(Echoes.Of(design, experiment)).Distinct().Order().ToArray();
        // An audit that is on its way when wrong answers end still finds those.
        var audits = experiment.Timeline.Any(t => t.Fault is Corrupt) ? design.Alerts.OfType<AuditAlert>().Select(a => a.Every).DefaultIfEmpty(0).Max() : 0;
        var after = Math.Max(Math.Max(AfterMin, audits), Beyond * experiment.Expect.Select(WithinOf).DefaultIfEmpty(0).Max());
        var end = experiment.Length?.Nominal ?? Math.Max(faults[^1] + after, changes[^1] + AfterMin);
        end = Math.Max(end, faults[^1]);
        changes = [.. changes.Where(c => c <= faults[^1] || c < end)];
        var phases = changes.Zip(changes.Skip(1).Append(end), (from, to) => new Phase(to - from, to - from)).ToList();
        if (experiment.Timeline.Any(t => t.At.Nominal == 0))
        {
            phases.Insert(0, new Phase(0, 0));
        }

        var added = phases.Count - changes.Length;
        return new Timetable([.. phases], Array.IndexOf(changes, faults[^1]) + added);
    }

    /// <summary>The same with phases cut, all to the same length, until it takes no longer than can be afforded.</summary>
    /// <param name="seconds">Simulated time that can be afforded [s].</param>
    /// <param name="isFree">Which phases may become longer or shorter; the others stay as they are.</param>
    public Timetable Within(double seconds, Func<int, bool> isFree)
    {
        var left = seconds - Phases.Where((_, i) => !isFree(i)).Sum(p => p.Seconds);
        var free = Phases.Where((_, i) => isFree(i)).Select(p => p.AskedSeconds).Order().ToArray();
        var longest = double.PositiveInfinity;
        for (var i = 0; i < free.Length; i++)
        {
            // Phases that are shorter than an equal share leave the others more.
            var share = Math.Max(0, left) / (free.Length - i);
            if (free[i] > share)
            {
                longest = share;
                break;
            }

            left -= free[i];
        }

        return this with { Phases = [.. Phases.Select((p, i) => isFree(i) ? p with { Seconds = Math.Min(p.AskedSeconds, longest) } : p)] };
    }

    /// <summary>The same with one phase longer, and with it what follows, which depends on it; as far as can be afforded.</summary>
    /// <param name="phase">Which one.</param>
    /// <param name="factor">How many times as long, if it asks for as much; ≥ 1.</param>
    /// <param name="seconds">Simulated time that can be afforded [s]; where that is too little, the phase and all after it share what is left.</param>
    public Timetable Stretched(int phase, double factor, double seconds)
    {
        var longer = Math.Min(Phases[phase].AskedSeconds, factor * Phases[phase].Seconds);
        var stretched = this with
        {
            Phases = [.. Phases.Select((p, i) => i < phase ? p : p with { Seconds = i == phase ? longer : Math.Min(p.AskedSeconds, Math.Max(p.Seconds, FollowShare * longer)) })],
        };
        return stretched.Length <= seconds ? stretched : Within(seconds, i => i >= phase);
    }

    /// <summary>Simulated time of a moment on the experiment's own clock [s].</summary>
    public double TimeOf(double askedSeconds)
    {
        double asked = 0, time = 0;
        foreach (var phase in Phases)
        {
            if (askedSeconds <= asked + phase.AskedSeconds && phase.AskedSeconds > 0)
            {
                return time + ((askedSeconds - asked) / phase.AskedSeconds * phase.Seconds);
            }

            (asked, time) = (asked + phase.AskedSeconds, time + phase.Seconds);
        }

        return time;
    }

    /// <summary>The moment on the experiment's own clock [s] of a simulated time. The first half of a cut phase passes as it is; the last half stands for the rest.</summary>
    public double AskedOf(double seconds)
    {
        double asked = 0, time = 0;
        foreach (var phase in Phases)
        {
            var into = seconds - time;
            if (into < phase.Seconds * (1 - 1e-9))
            {
                var half = phase.Seconds / 2;
                return asked + (into <= half ? into : half + ((into - half) * (phase.AskedSeconds - half) / half));
            }

            (asked, time) = (asked + phase.AskedSeconds, time + phase.Seconds);
        }

        return asked;
    }

    /// <summary>How long after the last fault a simulated time is, on the experiment's own clock [s]; 0 before it, and within what rounding makes of it.</summary>
    public double SinceLastFault(double seconds)
    {
        var since = AskedOf(seconds) - AskedOf(LastFaultEnd);
        return since < 1e-6 ? 0 : since;
    }

    /// <summary>Simulated time that stands for a moment on the experiment's own clock [s]: of a phase that was cut, the last half stands for the rest.</summary>
    public double StandInFor(double askedSeconds)
    {
        double asked = 0, time = 0;
        foreach (var phase in Phases)
        {
            if (askedSeconds < asked + phase.AskedSeconds)
            {
                var (into, half) = (askedSeconds - asked, phase.Seconds / 2);
                return time + (!phase.IsCut || into < half ? into : half + ((into - half) / (phase.AskedSeconds - half) * half));
            }

            (asked, time) = (asked + phase.AskedSeconds, time + phase.Seconds);
        }

        return time;
    }

    /// <summary>The parts that count alike: each with its end [s of simulated time] and how many times it counts.</summary>
    public IEnumerable<(double End, double Weight, bool IsQuiet)> Parts()
    {
        var end = 0.0;
        for (var i = 0; i < Phases.Length; i++)
        {
            var phase = Phases[i];
            if (phase.Seconds == 0)
            {
                continue;
            }

            if (phase.IsCut || i == Phases.Length - 1)
            {
                yield return (end + (phase.Seconds / 2), 1, i == 0);
                yield return (end + phase.Seconds, phase.IsCut ? 1 + ((phase.AskedSeconds - phase.Seconds) / (phase.Seconds / 2)) : 1, i == 0);
            }
            else
            {
                yield return (end + phase.Seconds, 1, i == 0);
            }

            end += phase.Seconds;
        }
    }

    private static double WithinOf(Slo slo) =>
        slo.Within?.Nominal ?? (slo.Metric == SloMetric.Recovery && slo.Target.Dimension == Dimension.Duration ? slo.Target.Nominal : 0);
}
