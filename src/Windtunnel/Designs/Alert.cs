using Windtunnel.Language;
using Windtunnel.Units;

namespace Windtunnel.Designs;

/// <summary>What an alert watches.</summary>
public enum AlertSignal
{
    /// <summary>Share of a flow's requests that fail.</summary>
    Errors,

    /// <summary>Median latency of a flow [s].</summary>
    Median,

    /// <summary>99th percentile of a flow's latency [s].</summary>
    P99,

    /// <summary>Requests of a flow that come per second [1/s].</summary>
    Traffic,

    /// <summary>Busy ÷ servers of a component.</summary>
    Utilisation,

    /// <summary>Requests or messages that wait at a component.</summary>
    Waiting,
}

/// <summary>A rule that calls somebody, watched in experiments.</summary>
/// <param name="Name">As the user named it.</param>
/// <param name="Text">As written.</param>
/// <param name="Where">Where it is written.</param>
/// <param name="Subject">The flow or component it watches.</param>
public abstract record Alert(string Name, string Text, SourceSpan Where, string Subject);

/// <summary>Fires when a signal has been beyond a threshold for a while without a break.</summary>
/// <param name="IsAbove">Whether above is bad.</param>
/// <param name="Threshold">In the base unit of the signal.</param>
/// <param name="For">How long [s]; ≥ 0.</param>
public sealed record ThresholdAlert(string Name, string Text, SourceSpan Where, string Subject, AlertSignal Signal, bool IsAbove, Quantity Threshold, double For)
    : Alert(Name, Text, Where, Subject);

/// <summary>Compares a sample of a flow's answers with what they should have been, now and then, and fires when one is wrong.</summary>
/// <param name="Share">Share of the answers since the last time that is looked at; in (0, 1].</param>
/// <param name="Every">Time between two looks [s]; &gt; 0.</param>
public sealed record AuditAlert(string Name, string Text, SourceSpan Where, string Subject, double Share, double Every) : Alert(Name, Text, Where, Subject)
{
    /// <summary>How sure it is that wrong answers have been found when they count as found.</summary>
    public const double Sureness = 0.95;

    /// <summary>Probability of finding one of so many wrong answers.</summary>
    /// <param name="wrong">Wrong answers since the last look; ≥ 0.</param>
    public double ChanceToFind(double wrong) => 1 - Math.Pow(1 - Share, wrong);
}

/// <summary>Fires when the error budget of a flow burns too fast over a long and a short window at the same time.</summary>
/// <param name="Objective">The availability that leaves the budget; in (0, 1).</param>
/// <param name="Rate">Multiple of the rate that would use up the budget exactly; &gt; 0.</param>
/// <param name="Long">Length of the long window [s].</param>
/// <param name="Short">Length of the short window, which lets the alert end soon [s].</param>
/// <remarks>Multi-window, multi-burn-rate alerts: Beyer et al. (eds.), The Site Reliability Workbook (2018), ch. 5.</remarks>
public sealed record BurnAlert(string Name, string Text, SourceSpan Where, string Subject, double Objective, double Rate, double Long, double Short)
    : Alert(Name, Text, Where, Subject);
