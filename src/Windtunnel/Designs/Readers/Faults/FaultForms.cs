using System.Collections.Immutable;
using Windtunnel.Components.IdGenerator;
using Windtunnel.Components.Scaling;
using Windtunnel.Language.Sentences;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Faults;

/// <summary>Every form of fault.</summary>
internal static class FaultForms
{
    public static ImmutableArray<FaultForm> All { get; } =
    [
        new("kill 2 web for 60 s", "Instances stop answering, and come back after the time; also a share, `kill 50 % web`, or `kill all web`.", Kill),
        new("hang web for 60 s", "Instances take requests and answer none until it is over; `hang 1 web` only so many.", Hang),
        new("slow urls x 5 for 30 s", "Everything a component does takes so many times as long, as with a slow disk; `slow 1 urls x 5` at so many instances only.", Slow),
        new("delay payments by 200 ms for 60 s", "Every answer of a component comes so much later; nothing is busy meanwhile.", Delay),
        new("lose 1 % of calls to urls for 60 s", "Calls get no answer until the caller's timeout, or until the connection is given up.", Lose),
        new("fail 5 % of payments for 60 s", "A share of a component's operations fails; `fail 50 % of 1 web` at so many instances only.", Fail),
        new("fill urls for 30 min", "The disks of a store are full: it refuses writes and goes on reading.", Fill),
        new("corrupt 1 % of payments for 10 min", "A share of a component's answers is wrong, and nobody notices: whatever waits for one gives a wrong answer, too; `corrupt 5 % of 1 web` at so many instances only.", Corrupt),
        new("deploy 25 % of web at a time for 60 s each", "Instances are replaced, so many at a time: those get no requests and finish what they have, for the time named or the component's start-up.", Deploy),
        new("canary 5 % of web x 1.5 failing 2 % for 10 min", "Another version does a share of a component's operations; it is slower, or fails, or both.", Canary),
        new("flush cache", "A cache forgets everything.", Flush),
        new("traffic x 5 for 10 min", "So many times the traffic; `traffic redirect x 5` of one flow only.", Traffic),
        new("duplicate 5 % of shorten for 10 min", "Requests of a flow come twice, the second at once and for the same keys.", Duplicate),
        new("kill 1 consumer of events for 2 min", "Consumers of a log die, so many of every flow that reads it; others take over.", Kill),
        new("stop consumers of feed-queue for 10 min", "Nobody reads a queue.", Stop),
        new("set clock of ids back by 500 ms", "An id generator refuses until its time has caught up; `set clock of 1 ids ahead by 500 ms for 5 min` when it is set right again.", Skew),
        new("lose region frankfurt for 10 min", "All that stands in a place dies.", PlaceForms.LoseRegion),
        new("lose zone for 10 min", "The instances in one zone die, of every component, or with `lose zone of frankfurt` of those there.", PlaceForms.LoseZone),
        new("cut frankfurt and virginia for 60 s", "Nothing crosses in either direction; `cut frankfurt to virginia` cuts one; `cut frankfurt` all its links. What is sent waits.", PlaceForms.Cut),
        new("drop 2 % from frankfurt to virginia for 60 s", "A link loses a share of its messages, which are sent again; with `between … and` both directions.", PlaceForms.Drop),
        new("detour frankfurt and virginia by 40 ms for 60 s", "The way takes longer, in each direction named.", PlaceForms.Detour),
    ];

    /// <summary>What a component without a start-up of its own takes [s]: that of services.</summary>
    private const double StartUpUsual = 30;

    /// <summary>The form that a sentence has; null when it begins like none.</summary>
    public static FaultForm? Find(Sentence sentence)
    {
        // Where several begin with one verb, a word after it tells them apart.
        var near = All.Where(f => string.Equals(f.Verb, sentence.Next, StringComparison.OrdinalIgnoreCase)).ToList();
        return near.Find(f => char.IsLetter(f.Object[0]) && string.Equals(f.Object, sentence.Peek(1), StringComparison.OrdinalIgnoreCase)) ?? near.FirstOrDefault();
    }

    private static ComponentFault? Kill(FaultSentence s)
    {
        if (s.IsAboutConsumers)
        {
            return s.Consumers() is var (log, consumers) && s.End(out var dead) ? new KillConsumers(s.Text, s.Where, dead, log, consumers) : null;
        }

        return s.Instances(isAllByDefault: false) is var (component, count) && s.End(out var length) ? new Kill(s.Text, s.Where, length, component, count) : null;
    }

    private static Hang? Hang(FaultSentence s) =>
        s.Instances() is var (component, count) && s.End(out var length) ? new Hang(s.Text, s.Where, length, component, count) : null;

    private static Slow? Slow(FaultSentence s) =>
        s.Instances() is var (component, count) && s.Factor() is { } factor && s.End(out var length) ? new Slow(s.Text, s.Where, length, component, count, factor) : null;

    private static Delay? Delay(FaultSentence s) =>
        s.Component() is { } component && s.Duration("by") is { } by && s.End(out var length) ? new Delay(s.Text, s.Where, length, component, by.Nominal) : null;

    private static Lose? Lose(FaultSentence s) =>
        s.Share() is { } share && s.Needs("calls", "to") && s.Component() is { } component && s.End(out var length)
            ? new Lose(s.Text, s.Where, length, component, share) : null;

    private static Fail? Fail(FaultSentence s) =>
        s.Share() is { } share && s.Some() is var (component, count) && s.End(out var length) ? new Fail(s.Text, s.Where, length, component, count, share) : null;

    private static Fill? Fill(FaultSentence s) =>
        s.Component() is { } component && s.HasDisks(component) && s.End(out var length) ? new Fill(s.Text, s.Where, length, component) : null;

    private static Corrupt? Corrupt(FaultSentence s) =>
        s.Share() is { } share && s.Some() is var (component, count) && s.End(out var length) ? new Corrupt(s.Text, s.Where, length, component, count, share) : null;

    private static Deploy? Deploy(FaultSentence s)
    {
        if (s.Instances(isAllByDefault: false) is not var (component, batch) || !s.Needs("at", "a", "time") || !s.Each(out var each))
        {
            return null;
        }

        if (component.Plan.Scaling is not null)
        {
            s.Contradicts(($"'{component.Name}' scales, and which of its instances are replaced then is not simulated.", "Give it a number of 'instances' to see what a deploy costs."));
            return null;
        }

        var seconds = each?.Nominal ?? component.Settings.Find(ScaleKeys.StartUp)?.Value.Nominal ?? StartUpUsual;
        var deploy = new Deploy(s.Text, s.Where, null, component, batch, seconds);
        return deploy with { For = Quantity.Duration(deploy.Batches * seconds) };
    }

    private static Canary? Canary(FaultSentence s)
    {
        if (s.Share() is not { } share || s.Component() is not { } component)
        {
            return null;
        }

        var factor = s.IsFactorNext ? s.Factor("failing", "for") : 1;
        double? errors = s.Take("failing") ? s.Share("for") : 0;
        return factor is { } slower && errors is { } failing && s.End(out var length) ? new Canary(s.Text, s.Where, length, component, share, slower, failing) : null;
    }

    private static Flush? Flush(FaultSentence s) =>
        s.Component() is { } component && s.IsAtEnd() && s.IsAble(component, "set", "a cache") ? new Flush(s.Text, s.Where, component) : null;

    private static Traffic? Traffic(FaultSentence s) =>
        s.Flow(out var flow) && s.Factor() is { } factor && s.End(out var length) ? new Traffic(s.Text, s.Where, length, flow, factor) : null;

    private static Duplicate? Duplicate(FaultSentence s) =>
        s.Share() is { } share && s.Flow(out var flow) && s.End(out var length) ? new Duplicate(s.Text, s.Where, length, flow, share) : null;

    private static StopConsumers? Stop(FaultSentence s) =>
        s.Needs("consumers", "of") && s.Component() is { } component && s.End(out var length) && s.IsAble(component, "send", "a queue")
            ? new StopConsumers(s.Text, s.Where, length, component) : null;

    // What refuses is the generator: "Clock moved backwards. Refusing to generate id for %d milliseconds" (Twitter Snowflake, IdWorker.scala, 2010).
    private static Skew? Skew(FaultSentence s)
    {
        if (!s.Needs("clock", "of") || s.Instances() is not var (component, count) || !s.IsA<IdGeneratorKind>(component, "an id generator: nothing else here reads a clock"))
        {
            return null;
        }

        var isAhead = s.Take("ahead");
        if ((!isAhead && !s.Needs("back")) || s.Duration("by") is not { } by || !s.End(out var length))
        {
            return null;
        }

        if (isAhead == (length is not null))
        {
            return new Skew(s.Text, s.Where, by, component, count, length?.Nominal ?? 0);
        }

        s.Contradicts(isAhead
            ? ("A clock that stays ahead does no harm.", "Say when it is set right again: 'for 5 min'.")
            : ("A clock set back matters until time has caught up, however long it stays so.", "Leave 'for' out."));
        return null;
    }
}
