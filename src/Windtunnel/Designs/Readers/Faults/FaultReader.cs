using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Components.Queue;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Faults;

/// <summary>Reads faults: "kill 2 web for 60 s".</summary>
internal sealed class FaultReader(PartNames parts, Reading reading)
{
    /// <summary>Every form of fault, as the reference shows it.</summary>
    public static ImmutableArray<(string Example, string About)> Forms { get; } =
    [
        ("kill 2 web for 60 s", "Instances stop answering, and come back after the time; `kill all web` takes all of them."),
        ("slow urls x 5 for 30 s", "Everything a component does takes so many times as long."),
        ("fail 5 % of payments for 60 s", "A share of a component's operations fails."),
        ("flush cache", "A cache forgets everything."),
        ("traffic x 5 for 10 min", "So many times the traffic; `traffic redirect x 5` of one flow only."),
        ("kill 1 consumer of events for 2 min", "Consumers of a log die, so many of every flow that reads it; others take over."),
        ("stop consumers of feed-queue for 10 min", "Nobody reads a queue."),
        .. PlaceFaultReader.Forms,
    ];

    public Fault? Read(ScalarNode scalar)
    {
        var sentence = new Sentence(scalar);
        if (PlaceFaultReader.IsMeant(sentence))
        {
            return new PlaceFaultReader(parts, reading).Read(sentence, scalar);
        }

        return sentence.Next.ToLowerInvariant() switch
        {
            "kill" => ReadKill(Next(sentence), scalar),
            "slow" => ReadSlow(Next(sentence), scalar),
            "fail" => ReadFail(Next(sentence), scalar),
            "flush" => ReadFlush(Next(sentence), scalar),
            "traffic" => ReadTraffic(Next(sentence), scalar),
            "stop" => ReadStop(Next(sentence), scalar),
            _ => Unknown(sentence),
        };
    }

    private static Sentence Next(Sentence sentence)
    {
        sentence.Position++;
        return sentence;
    }

    private Fault? ReadKill(Sentence sentence, ScalarNode scalar)
    {
        var isAll = sentence.Take("all");
        var countText = isAll ? null : sentence.Piece(sentence.Position, sentence.Position + (sentence.IsAtEnd ? 0 : 1));
        var count = Quantity.Number(1);
        if (!isAll)
        {
            if (!sentence.IsAtEnd && !char.IsAsciiDigit(sentence.Next[0]) && sentence.TakeName(parts.IsComponent) is { } name)
            {
                var where = countText!.Where with { Length = name.Length };
                reading.Error(DiagnosticCode.BadExperiment, where, $"How many of '{name}' are killed is not said.", $"Write 'kill 1 {name}', or 'kill all {name}'.");
                return null;
            }

            if (!Scalars.TryRead(countText!, Dimension.Number, reading, out count))
            {
                return null;
            }

            sentence.Position++;
        }

        if (sentence.Take("consumer", "of") || sentence.Take("consumers", "of"))
        {
            return ReadKillConsumers(sentence, scalar, countText, count);
        }

        sentence.Take("of");
        if (!TryComponent(sentence, out var component) || !TryEnd(sentence, out var length) || component is null)
        {
            return null;
        }

        var plan = component.Plan;
        var instances = (int)Math.Min(int.MaxValue, (long)plan.Shards * plan.Replicas);
        if (!isAll && (count.IsRange || count.Low < 1 || count.Low != Math.Floor(count.Low) || count.Low > instances))
        {
            reading.Error(DiagnosticCode.OutOfRange, countText!.Where, $"'{component.Name}' has {instances} instance{(instances == 1 ? "" : "s")}; {countText.Text} of them cannot be killed.", $"Write a whole number from 1 to {instances}, or 'kill all {component.Name}'.");
            return null;
        }

        return new Kill(scalar.Text.Trim(), scalar.Where, length, component, isAll ? instances : (int)count.Low);
    }

    /// <param name="countText">Where the number stands; null for all.</param>
    private KillConsumers? ReadKillConsumers(Sentence sentence, ScalarNode scalar, ScalarNode? countText, Quantity count)
    {
        if (!TryComponent(sentence, out var component) || !TryEnd(sentence, out var length) || component is null)
        {
            return null;
        }

        if (component.Kind is not LogKind log)
        {
            reading.Error(DiagnosticCode.WrongKind, scalar.Where, $"'{component.Name}' is a {component.Kind.Name}; only consumers of a log die one by one.", "Name a component of kind log, or write 'stop consumers of'.");
            return null;
        }

        var consumers = log.ConsumersOf(component);
        if (countText is not null && (count.IsRange || count.Low < 1 || count.Low != Math.Floor(count.Low) || count.Low > consumers))
        {
            reading.Error(DiagnosticCode.OutOfRange, countText.Where, $"'{component.Name}' has {consumers} consumer{(consumers == 1 ? "" : "s")} that share its partitions; {countText.Text} of them cannot be killed.", $"Write a whole number from 1 to {consumers}, or 'kill all consumers of {component.Name}'.");
            return null;
        }

        return new KillConsumers(scalar.Text.Trim(), scalar.Where, length, component, countText is null ? consumers : (int)count.Low);
    }

    private Slow? ReadSlow(Sentence sentence, ScalarNode scalar) =>
        TryComponent(sentence, out var component) & TryFactor(sentence, out var factor) && TryEnd(sentence, out var length) && component is not null
            ? new Slow(scalar.Text.Trim(), scalar.Where, length, component, factor) : null;

    private Fail? ReadFail(Sentence sentence, ScalarNode scalar)
    {
        var shareText = sentence.TakeUntil("of");
        if (!Scalars.TryRead(shareText, Dimension.Share, reading, out var share))
        {
            return null;
        }

        if (share.High > 1)
        {
            reading.Error(DiagnosticCode.OutOfRange, shareText.Where, "More than 100 % cannot fail.", "Write a share up to 100 %.");
            return null;
        }

        sentence.Take("of");
        return TryComponent(sentence, out var component) && TryEnd(sentence, out var length) && component is not null
            ? new Fail(scalar.Text.Trim(), scalar.Where, length, component, share.Nominal) : null;
    }

    private Flush? ReadFlush(Sentence sentence, ScalarNode scalar) =>
        TryComponent(sentence, out var component) && AtEnd(sentence) && component is not null && IsAble(component, "get", "a cache", scalar)
            ? new Flush(scalar.Text.Trim(), scalar.Where, component) : null;

    private StopConsumers? ReadStop(Sentence sentence, ScalarNode scalar)
    {
        if (!sentence.Take("consumers", "of"))
        {
            Misread(sentence);
            return null;
        }

        return TryComponent(sentence, out var component) && TryEnd(sentence, out var length) && component is not null && IsAble(component, "send", "a queue", scalar)
            ? new StopConsumers(scalar.Text.Trim(), scalar.Where, length, component) : null;
    }

    private Traffic? ReadTraffic(Sentence sentence, ScalarNode scalar)
    {
        sentence.Take("of");
        var flow = sentence.TakeName(parts.Flows.Contains);
        if (flow is null && sentence.Next is not ("x" or "×" or "") && !char.IsAsciiDigit(sentence.Next[0]))
        {
            if (sentence.Next[0] is 'x' && sentence.Next.Length > 1 && char.IsAsciiDigit(sentence.Next[1]))
            {
                Misread(sentence);
                return null;
            }

            var name = sentence.TakeUntil("x", "for");
            reading.Error(DiagnosticCode.UnknownFlow, name.Where, $"There is no flow '{name.Text}'.", () => Suggestion.For(name.Text, [.. parts.Flows]));
            return null;
        }

        return TryFactor(sentence, out var factor) && TryEnd(sentence, out var length) ? new Traffic(scalar.Text.Trim(), scalar.Where, length, flow, factor) : null;
    }

    /// <summary>A component that is there; one that is declared but broken is no mistake of this sentence.</summary>
    private bool TryComponent(Sentence sentence, out Component? component)
    {
        component = null;
        if (sentence.TakeName(parts.IsComponent) is { } name)
        {
            component = parts.Component(name);
            return true;
        }

        if (sentence.IsAtEnd)
        {
            Misread(sentence);
        }
        else
        {
            parts.ReportUnknownComponent(sentence.TakeUntil("x", "for", "by"), reading);
        }

        return false;
    }

    /// <summary>"x 5", "5 x" or "by 5 x".</summary>
    private bool TryFactor(Sentence sentence, out double factor)
    {
        factor = 1;
        sentence.Take("by");
        var isBefore = sentence.Take("x") || sentence.Take("×");
        var text = sentence.TakeUntil("for");
        if (text.Text.Length == 0)
        {
            Misread(sentence);
            return false;
        }

        if (!Scalars.TryRead(text, isBefore ? Dimension.Number : Dimension.Factor, reading, out var value))
        {
            return false;
        }

        factor = value.Nominal;
        return true;
    }

    /// <summary>Nothing more, or "for 60 s".</summary>
    private bool TryEnd(Sentence sentence, out Quantity? length)
    {
        length = null;
        if (sentence.Take("for"))
        {
            if (!Scalars.TryRead(sentence.TakeUntil(), Dimension.Duration, reading, out var value))
            {
                return false;
            }

            length = value;
        }

        return AtEnd(sentence);
    }

    private bool AtEnd(Sentence sentence)
    {
        if (!sentence.IsAtEnd)
        {
            Misread(sentence);
        }

        return sentence.IsAtEnd;
    }

    private bool IsAble(Component component, string operation, string needed, ScalarNode scalar)
    {
        if (component.Kind.FindOperation(operation) is not null)
        {
            return true;
        }

        reading.Error(DiagnosticCode.WrongKind, scalar.Where, $"'{component.Name}' is a {component.Kind.Name}, not {needed}.", $"Name {needed}.");
        return false;
    }

    private Fault? Unknown(Sentence sentence)
    {
        string[] verbs = ["kill", "slow", "fail", "flush", "traffic", "stop", "lose", "cut", "drop", "detour"];
        var near = Suggestion.Nearest(sentence.Next, verbs);
        reading.Error(DiagnosticCode.BadExperiment, sentence.WhereNext, sentence.IsAtEnd ? "There is no fault here." : $"'{sentence.Next}' is no fault.",
            near is null ? $"Write for example {string.Join("; ", Forms.Select(f => f.Example))}." : $"Did you mean '{near}'?");
        return null;
    }

    private void Misread(Sentence sentence)
    {
        var verb = sentence.Piece(0, 1).Text.ToLowerInvariant();
        var form = Forms.FirstOrDefault(f => f.Example.StartsWith(verb, StringComparison.Ordinal)).Example ?? Forms[0].Example;
        reading.Error(DiagnosticCode.BadExperiment, sentence.WhereNext, sentence.IsAtEnd ? "Something is missing after this word." : $"'{sentence.Next}' is not understood here.", $"Write for example '{form}'.");
    }
}
