using System.Collections.Immutable;

namespace Windtunnel.Simulation.Results;

/// <summary>Why a run ended.</summary>
public enum StopReason
{
    /// <summary>Every interval is as narrow as asked.</summary>
    NarrowEnough,

    /// <summary>Every interval is, but for flows too rare to wait for.</summary>
    RareLeft,

    /// <summary>Every objective was decided, with margin, although intervals are wider than asked.</summary>
    Decided,

    /// <summary>The budget of events was used up first.</summary>
    BudgetUsed,

    /// <summary>The length the user asked for was reached.</summary>
    LengthReached,

    /// <summary>Something is saturated; longer runs would not help.</summary>
    Saturated,

    /// <summary>Somebody stopped it; what is known so far is reported.</summary>
    Cancelled,
}

/// <summary>What a simulation found. The same design, options and seed give the same result to the byte, whatever the number of threads.</summary>
/// <param name="Design">Name of the design.</param>
/// <param name="Stage">Its stage; null for the design as it stands.</param>
/// <param name="Seed">The seed.</param>
/// <param name="LoadFactor">Multiple of the load that was simulated.</param>
/// <param name="Level">"peak" or "average".</param>
/// <param name="Replications">Independent replications.</param>
/// <param name="MeasuredSeconds">Simulated time that was measured, per replication [s].</param>
/// <param name="WarmUpSeconds">Simulated time removed before it [s].</param>
/// <param name="Events">Timed events, all replications.</param>
/// <param name="Stopped">Why it ended.</param>
/// <param name="Flows">In the order of the design.</param>
/// <param name="Components">In the order of the design.</param>
/// <param name="Stocks">Data sets with a stock, in the order of the design.</param>
/// <param name="Series">Time series of the first replication.</param>
/// <param name="Notes">What was assumed or approximated in this run, in sentences.</param>
public sealed record SimulationResult(
    string Design,
    string? Stage,
    ulong Seed,
    double LoadFactor,
    string Level,
    int Replications,
    double MeasuredSeconds,
    double WarmUpSeconds,
    long Events,
    StopReason Stopped,
    ImmutableArray<FlowResult> Flows,
    ImmutableArray<ComponentResult> Components,
    ImmutableArray<StockResult> Stocks,
    TimeSeries Series,
    ImmutableArray<string> Notes)
{
    /// <summary>Links between places that anything crossed; empty where a design names no places.</summary>
    public ImmutableArray<LinkResult> Links { get; init; } = [];

    public FlowResult? FindFlow(string name) => Flows.FirstOrDefault(f => string.Equals(f.Flow, name, StringComparison.Ordinal));

    public ComponentResult? FindComponent(string name) => Components.FirstOrDefault(c => string.Equals(c.Component, name, StringComparison.Ordinal));
}

/// <summary>What happened in each window of equal length.</summary>
/// <param name="WindowSeconds">Length of a window [s].</param>
/// <param name="Flows">Per flow.</param>
/// <param name="Components">Per component.</param>
public sealed record TimeSeries(double WindowSeconds, ImmutableArray<FlowSeries> Flows, ImmutableArray<ComponentSeries> Components);

/// <summary>One flow over time; arrays [window].</summary>
/// <param name="Arrived">Requests that came.</param>
/// <param name="Done">Requests answered well.</param>
/// <param name="Failed">Requests that failed.</param>
/// <param name="P50">Median latency [s]; NaN in a window without requests.</param>
/// <param name="P99">99th percentile [s]; NaN in a window without requests.</param>
public sealed record FlowSeries(string Flow, ImmutableArray<long> Arrived, ImmutableArray<long> Done, ImmutableArray<long> Failed, ImmutableArray<double> P50, ImmutableArray<double> P99)
{
    /// <summary>Wrong answers that went out; they count as done.</summary>
    public ImmutableArray<long> Wrong { get; init; } = [];
}

/// <summary>One component over time; arrays [window].</summary>
/// <param name="Utilisation">Busy ÷ servers.</param>
/// <param name="Queue">Mean number waiting; for a queue: messages that wait.</param>
/// <param name="HitRatio">For a cache; empty otherwise; NaN in a window without gets.</param>
public sealed record ComponentSeries(string Component, ImmutableArray<double> Utilisation, ImmutableArray<double> Queue, ImmutableArray<double> HitRatio)
{
    /// <summary>Instances in service; empty where their number is fixed.</summary>
    public ImmutableArray<double> Instances { get; init; } = [];

    /// <summary>Operations whose service ended; empty for a pure delay.</summary>
    public ImmutableArray<long> Served { get; init; } = [];

    /// <summary>Operations that failed there, those turned away included; empty for a pure delay.</summary>
    public ImmutableArray<long> Failed { get; init; } = [];

    /// <summary>Median of the time waiting for a server and being served, of what somebody still waited for [s]; NaN in a window without any; empty for a pure delay, or when nobody asked for it.</summary>
    public ImmutableArray<double> P50 { get; init; } = [];

    /// <summary>Its 99th percentile [s]; NaN and empty likewise.</summary>
    public ImmutableArray<double> P99 { get; init; } = [];

    /// <summary>Mean time waiting for a server and being served [s]; NaN in a window without any, empty for a pure delay.</summary>
    public ImmutableArray<double> Mean { get; init; } = [];
}

/// <summary>What an experiment found.</summary>
/// <param name="Experiment">Name.</param>
/// <param name="Result">The run as a whole, from its start, with its time series.</param>
/// <param name="Recoveries">Per flow.</param>
/// <param name="LastFaultEndSeconds">When the last fault had ended [s].</param>
/// <param name="FaultWindow">Per flow, latency and errors from the first fault until the end, which objectives of the experiment are judged on.</param>
public sealed record ExperimentResult(string Experiment, SimulationResult Result, ImmutableArray<Recovery> Recoveries, double LastFaultEndSeconds, ImmutableArray<FlowResult> FaultWindow)
{
    /// <summary>Which alerts of the design fired, in its order.</summary>
    public ImmutableArray<AlertResult> Alerts { get; init; } = [];

    /// <summary>Flows before the first fault; empty when one happens at once.</summary>
    public ImmutableArray<FlowResult> Before { get; init; } = [];

    /// <summary>Flows from the first fault to the end of the last; empty when none has a length.</summary>
    public ImmutableArray<FlowResult> During { get; init; } = [];

    /// <summary>Flows in the second half of what is watched after the last fault.</summary>
    public ImmutableArray<FlowResult> After { get; init; } = [];

    /// <summary>The moment on the experiment's own clock [s] of a time of its series, which may be cut short. Default the same.</summary>
    public Func<double, double> AskedOf { get; init; } = static seconds => seconds;
}

/// <summary>How long a flow took to be as before.</summary>
/// <param name="Flow">Name.</param>
/// <param name="Seconds">From the end of the last fault until errors and p99 are back at what they were before the first [s]; 0 when they are so by then; +∞ when not within the run.</param>
/// <param name="ErrorShareWorst">Worst share of errors in a window.</param>
/// <param name="P99Worst">Worst p99 in a window [s].</param>
public sealed record Recovery(string Flow, double Seconds, double ErrorShareWorst, double P99Worst)
{
    /// <summary>Whether errors or p99 were ever beyond what they were before the first fault.</summary>
    public bool IsDisturbed { get; init; } = Seconds > 0;
}
