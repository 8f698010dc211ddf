using Windtunnel.Designs;
using Windtunnel.Kernel.Programs;
using Windtunnel.Simulation.Analytic;
using Windtunnel.Simulation.Layout;
using Windtunnel.Simulation.Results;
using Windtunnel.Workloads;

namespace Windtunnel.Simulation.Replications;

/// <summary>What a steady run came to.</summary>
/// <param name="Observations">What was measured.</param>
/// <param name="Plan">How long it was.</param>
/// <param name="Stability">What grew.</param>
/// <param name="Stopped">Why it ended.</param>
internal sealed record SteadyOutcome(Observations Observations, RunPlan Plan, Stability Stability, StopReason Stopped)
{
    /// <summary>Simulated length of a day, where the load follows the day [s]; null elsewhere.</summary>
    public double? DaySeconds { get; init; }
}

/// <summary>Runs a design under a steady load: a pilot finds the warm-up, then runs grow until every interval is narrow enough or the budget is used.</summary>
/// <remarks>A longer run replays the shorter one and goes on, from the same seeds; nothing depends on the clock or on the number of threads.</remarks>
internal sealed class SteadyRun
{
    /// <summary>Share of the event budget that the pilot may use, and that the first measured run does use.</summary>
    private const double PilotShare = 0.03, FirstShare = 0.12;

    /// <summary>Share of a length that was asked for that the pilot may be: who asks for a second does not wait for a minute.</summary>
    private const double PilotShareOfLength = 0.25;

    /// <summary>Share of the event budget after which growth without end is believed.</summary>
    private const double SaturatedShare = 0.1;

    /// <summary>Share of the event budget that a warm-up may use, whatever theory asks for.</summary>
    private const double WarmUpShareMax = 0.2;

    /// <summary>Pilots too short to show the warm-up that are followed by a longer one.</summary>
    private const int PilotsMax = 4;

    /// <summary>Simulated time beyond which no run goes by itself [s]: a quarter of what fits into nanoseconds.</summary>
    private const double LengthMax = 1e9;

    /// <summary>Runs of the rarest job that a run of the design should see.</summary>
    private const double PeriodsMin = 4;

    /// <summary>A day [s].</summary>
    private const double Day = 86_400;

    private readonly Design _design;
    private readonly SimulationOptions _options;
    private readonly AnalyticResult? _analytic;
    private readonly Replicator _replicator;
    private readonly string _what;
    private DesignLayout _layout;
    private readonly double _arrivalRate;
    private readonly double _least;
    private readonly double _period;
    private double _eventsPerSecond;
    private double _warmUpSeconds;

    public SteadyRun(Design design, SimulationOptions options, AnalyticResult? analytic, Replicator replicator, string what)
    {
        (_design, _options, _analytic, _replicator, _what) = (design, options, analytic, replicator, what);

        // The pilot of a day runs at the day's average; its shape begins when the warm-up is over.
        _layout = DesignLayout.Of(design, options with { Level = options.Level == LoadLevel.Day ? LoadLevel.Average : options.Level }, analytic);
        var traffic = Loads.TrafficOf(design, options, analytic, (_, _) => 0.5);
        _arrivalRate = traffic.Flows.Select(f => Math.Min(1e12, f.RequestsPerSecond)).DefaultIfEmpty(0).Max();
        _eventsPerSecond = EventRate.Of(traffic);
        _period = design.Flows.Max(f => design.JobOf(f)?.Every.Value.Nominal) ?? 0;
        _least = WarmUp.Least(analytic, design.Workload.Loads.All(l => l is OpenLoad));
    }

    /// <summary>Least warm-up, by theory, as far as the budget allows [s].</summary>
    public double LeastWarmUp => Math.Min(_least, SecondsFor(WarmUpShareMax));

    /// <summary>Events per simulated second of one replication, as the last run had them.</summary>
    public double EventsPerSecond => _eventsPerSecond;

    /// <summary>Requests per second of the busiest flow.</summary>
    public double ArrivalRate => _arrivalRate;

    private double Replications => _options.Replications;

    private bool IsExpectedToSaturate => _analytic?.Components.Any(c => c.OfferedLoad >= 1) ?? false;

    public SteadyOutcome Run()
    {
        if (_options.Level == LoadLevel.Day)
        {
            return RunDay();
        }

        var pilot = Pilot();
        return pilot.Stopped == StopReason.Cancelled ? pilot
            : _options.MeasureSeconds is { } seconds ? Measure(seconds, StopReason.LengthReached)
            : IsExpectedToSaturate || pilot.Stability.IsSaturated ? Confirm()
            : Grow(SecondsFor(FirstShare));
    }

    /// <summary>Runs a day as its shape has it; a day too long for the budget is run at a faster pace, each of its parts settled in itself.</summary>
    private SteadyOutcome RunDay()
    {
        var pilot = Pilot();
        if (pilot.Stopped == StopReason.Cancelled)
        {
            return pilot;
        }

        var day = _options.MeasureSeconds is null ? Math.Min(Day, Math.Max(SecondsFor(1) - _warmUpSeconds, SecondsFor(0.5))) : Day;
        var plan = RunPlan.Of(_warmUpSeconds, _options.MeasureSeconds ?? day, _options.Windows);
        _layout = DesignLayout.Of(_design, _options, _analytic, daySeconds: day, dayStartSeconds: plan.WarmUpSeconds);
        return Measure(plan, StopReason.LengthReached) with { DaySeconds = day };
    }

    /// <summary>Runs until the warm-up shows, and measures its second half for what it is worth.</summary>
    private SteadyOutcome Pilot()
    {
        var asked = PilotShareOfLength * (_options.MeasureSeconds ?? double.PositiveInfinity);
        var seconds = Math.Max(Math.Min(asked, SecondsFor(PilotShare)), Math.Min(2 * _least, SecondsFor(0.25)));
        for (var i = 1; ; i++)
        {
            seconds = WholePeriods(seconds);
            var plan = new RunPlan(0, seconds, seconds / WarmUp.Windows);
            var outcome = Measure(plan, StopReason.BudgetUsed);
            var found = WarmUp.Of(outcome.Observations);
            if (!double.IsNaN(found) || i == PilotsMax || outcome.Stopped == StopReason.Cancelled || outcome.Stability.IsSaturated || 4 * seconds > SecondsFor(0.5))
            {
                _warmUpSeconds = Math.Max(LeastWarmUp, double.IsNaN(found) ? seconds / 2 : found);
                _warmUpSeconds = HasPeriods ? Math.Ceiling(Math.Max(_warmUpSeconds, _period) / _period * (1 - 1e-9)) * _period : _warmUpSeconds;
                return outcome;
            }

            seconds *= 4;
        }
    }

    private SteadyOutcome Confirm()
    {
        var seconds = SecondsFor(SaturatedShare);
        _warmUpSeconds = Math.Min(_warmUpSeconds, seconds / 4);
        var outcome = Measure(seconds * 0.75, StopReason.Saturated);

        // A bounded queue, users who wait or calls that give up can keep an overloaded system steady; then it is measured like any other.
        return outcome.Stability.IsSaturated || outcome.Stopped == StopReason.Cancelled ? outcome : Grow(SecondsFor(FirstShare));
    }

    private SteadyOutcome Grow(double first)
    {
        var seconds = first;
        var rule = new StoppingRule(_design, _options);
        while (true)
        {
            var outcome = Measure(seconds, StopReason.NarrowEnough);
            if (outcome.Stopped == StopReason.Cancelled || outcome.Stability.IsSaturated)
            {
                return outcome.Stability.IsSaturated ? outcome with { Stopped = StopReason.Saturated } : outcome;
            }

            var longest = Math.Max(SecondsFor(1) - _warmUpSeconds, SecondsFor(0.5));
            var growth = Math.Max(rule.GrowthNeeded(outcome, first / seconds, longest / seconds), outcome.Stability.IsSettled ? 0 : 4);
            if (growth <= 1 || longest < 1.2 * seconds)
            {
                return outcome with { Stopped = growth <= 1 ? rule.Reason(outcome) : StopReason.BudgetUsed };
            }

            seconds = Math.Min(longest, seconds * growth);
        }
    }

    private SteadyOutcome Measure(double seconds, StopReason reason) => Measure(RunPlan.Of(_warmUpSeconds, WholePeriods(seconds), _options.Windows), reason);

    private SteadyOutcome Measure(RunPlan plan, StopReason reason)
    {
        var runs = _replicator.Run(_layout.Model, _options.Replications, plan.ToOptions(_arrivalRate) with { NotesGroupTimes = _options.ComponentPercentiles }, _what);
        var observations = new Observations(_layout, runs);
        var events = observations.Events;
        _eventsPerSecond = Math.Max(1e-9, events / runs.Sum(r => r.Now * 1e-9));
        return new SteadyOutcome(observations, plan, new Stability(observations, _analytic), _replicator.IsCancelled ? StopReason.Cancelled : reason);
    }

    // Where jobs run the load comes and goes with them: what is measured are whole periods, as many as the budget allows before their mean means anything.
    private double WholePeriods(double seconds) => HasPeriods ? Math.Max(PeriodsMin, Math.Ceiling(seconds / _period * (1 - 1e-9))) * _period : seconds;

    private bool HasPeriods => _period > 0 && _options.MeasureSeconds is null && (PeriodsMin + 1) * _period <= SecondsFor(1);

    // Simulated length of a replication that uses a share of the budget; of a load of nothing, some decades of it.
    private double SecondsFor(double share) => Math.Min(LengthMax, share * _options.EventBudget / Replications / _eventsPerSecond);
}
