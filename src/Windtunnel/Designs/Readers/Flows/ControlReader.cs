using System.Collections.Immutable;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Flows;

/// <summary>Reads steps that ask no component: choose, parallel, repeat, fan out, async, wait, reply.</summary>
internal sealed class ControlReader(StepReader steps, Reading reading)
{
    /// <summary>More copies of a step than this at once are no design but a slip of a finger.</summary>
    private const double TimesMax = 1e6;

    /// <summary>Every form of step that asks no component, as the reference shows it.</summary>
    public static ImmutableArray<(string Example, string About)> Forms { get; } =
    [
        ("choose: { 20 %: [urls read url], otherwise: [] }", "Goes one of several ways, by chance; an unwritten rest does nothing."),
        ("parallel: [urls read url, [web, ids next]]", "Does several things at the same time and goes on when all are done; a branch is a step or a list of steps."),
        ("parallel any: [urls read url, cache get url]", "Goes on when the first is done."),
        ("parallel 2 of 3: [urls read url, urls read url, urls read url]", "Goes on when so many are done."),
        ("repeat 10 x: [urls read url]", "Does the same so many times, one after the other; the number may be a distribution: `repeat geometric mean 10`."),
        ("fan out 200 x: [urls write url]", "Does the same so many times at the same time, each with another key, and goes on when all are done; the number may be a distribution: `fan out lognormal p50 100 p99 5k`."),
        ("async: [urls write url]", "Starts steps and does not wait for them."),
        ("batch 100 within 5 ms: [urls write url]", "Gathers requests until there are so many or the first has waited so long, does the steps once for all of them and lets them go on; each instance of the service it runs in gathers by itself."),
        ("batch every 1 min: [urls write url]", "Gathers requests and does the steps once for all of them at every full minute."),
        ("window 1 min late 5 s: [urls write url]", "Gathers what began in the same minute, waits for late ones as long as said, and does the steps once; what comes later still fails as late. A consumer goes on meanwhile."),
        ("window 5 min every 1 min late 5 s: [urls write url]", "The same for windows that overlap: one ends every minute and has the last five. An event that comes too late for the first of its windows is in those that are still open."),
        ("fail", "Ends the request as failed, for example after what was done has been undone under 'on error'."),
        ("repeat each: [urls write url]", "In a batch: does the same once for each request of it, one after the other; `fan out each` all at the same time."),
        ("wait: 5 ms", "Waits without asking anybody."),
        ("reply", "Answers before all is done: the service on whose behalf the steps run keeps its slot and goes on with the steps after it, which nobody waits for."),
    ];

    public Step? Read(Sentence sentence, ScalarNode head, Node? value)
    {
        var word = sentence.Next;
        sentence.Position++;
        switch (word)
        {
            case StepWords.Choose:
                return AtEnd(sentence, "choose: { 20 %: [...], otherwise: [...] }") ? ReadChoose(head, value) : null;
            case StepWords.Parallel:
                return ReadParallel(sentence, head, value);
            case StepWords.Repeat:
                return ReadRepeat(sentence, head, value, isAtOnce: false);
            case StepWords.Fan:
                return sentence.Take("out") ? ReadRepeat(sentence, head, value, isAtOnce: true) : Misread(sentence, "fan out 200 x: [...]");
            case StepWords.Async:
                return AtEnd(sentence, "async: [...]") ? new Async(head.Where, steps.ReadList(value)) : null;
            case StepWords.Fail:
                return AtEnd(sentence, "fail") ? ReadBare(value, "fail", new GiveUp(head.Where)) : null;
            case StepWords.Window:
                return ReadWindow(head, value);
            case StepWords.Batch:
                return ReadBatch(sentence, head, value);
            case StepWords.Reply:
                return AtEnd(sentence, "reply") ? ReadBare(value, "reply", new Reply(head.Where)) : null;
            default:
                return ReadWait(sentence, head, value);
        }
    }

    private Choose? ReadChoose(ScalarNode head, Node? value)
    {
        if (Maps.Of(value, "what follows 'choose'", "choose: { 20 %: [...], otherwise: [...] }", reading) is not { } map)
        {
            return null;
        }

        var ways = ImmutableArray.CreateBuilder<Way>();
        var rest = new Quantity(1, 1, Dimension.Share);
        ImmutableArray<Step>? otherwise = null;
        foreach (var (key, node) in map.Entries)
        {
            var way = steps.ReadList(node);
            if (key.Text == "otherwise")
            {
                otherwise = way;
            }
            else if (Scalars.TryRead(key, Dimension.Share, reading, out var share))
            {
                rest = new Quantity(rest.Low - share.High, rest.High - share.Low, Dimension.Share);
                ways.Add(new Way(new Setting<Quantity>(share, new Provenance.Typed(key.Where)), way));
            }
        }

        // The most that may be shared out, were every range at its middle; a hair of rounding is allowed.
        if (rest.Nominal < -1e-9)
        {
            reading.Error(DiagnosticCode.OutOfRange, head.Where, $"The shares sum to {Human.Format(1 - rest.Nominal, Dimension.Share)}; more than 100 % cannot be chosen.", "Lower one of them, or write 'otherwise' for the rest.");
            return null;
        }

        if (otherwise is { } remaining)
        {
            var share = new Quantity(Math.Clamp(rest.Low, 0, 1), Math.Clamp(rest.High, 0, 1), Dimension.Share);
            ways.Add(new Way(new Setting<Quantity>(share, new Provenance.Inferred("what the other ways leave")), remaining));
        }

        return new Choose(head.Where, ways.ToImmutable());
    }

    private Parallel? ReadParallel(Sentence sentence, ScalarNode head, Node? value)
    {
        if (value is not ListNode list)
        {
            reading.Error(DiagnosticCode.WrongNode, value?.Where ?? head.Where, "'parallel' needs a list of branches.", "Write each branch after a '- '; a branch is a step or a list of steps.");
            return null;
        }

        ImmutableArray<ImmutableArray<Step>> branches = [.. list.Items.Select(steps.ReadList)];
        if (sentence.IsAtEnd || sentence.Take("all"))
        {
            return AtEnd(sentence, "parallel: [...]") ? new Parallel(head.Where, branches, branches.Length) : null;
        }

        if (sentence.Take("any"))
        {
            return AtEnd(sentence, "parallel any: [...]") ? new Parallel(head.Where, branches, Math.Min(1, branches.Length)) : null;
        }

        var text = sentence.TakeUntil("of");
        var isRead = Scalars.TryRead(text, Dimension.Number, reading, out var needed);
        var totalText = sentence.Take("of") ? sentence.TakeUntil() : null;
        var total = Quantity.Number(branches.Length);
        isRead &= totalText is null || Scalars.TryRead(totalText, Dimension.Number, reading, out total);
        if (!isRead)
        {
            return null;
        }

        if (total.Nominal != branches.Length)
        {
            reading.Error(DiagnosticCode.Contradiction, totalText!.Where, $"'{head.Text}' has {branches.Length} branches.", $"Write 'of {branches.Length}', or add or remove branches.");
            return null;
        }

        if (needed.IsRange || needed.Low != Math.Floor(needed.Low) || needed.Low < 1 || needed.Low > branches.Length)
        {
            reading.Error(DiagnosticCode.OutOfRange, text.Where, $"'{text.Text}' of {branches.Length} branches cannot be waited for.", $"Write a whole number from 1 to {branches.Length}.");
            return null;
        }

        return new Parallel(head.Where, branches, (int)needed.Low);
    }

    private Repeat? ReadRepeat(Sentence sentence, ScalarNode head, Node? value, bool isAtOnce)
    {
        var text = sentence.TakeUntil();
        if (text.Text.Length == 0)
        {
            Misread(sentence, isAtOnce ? "fan out 200 x: [...]" : "repeat 10 x: [...]");
            return null;
        }

        if (text.Text == "each")
        {
            return new Repeat(head.Where, new Constant(Quantity.Number(1)), isAtOnce, steps.ReadList(value)) { IsPerItem = true };
        }

        if (ReadTimes(text) is not { } times)
        {
            return null;
        }

        if (!(times.Mean <= TimesMax))
        {
            reading.Error(DiagnosticCode.OutOfRange, text.Where, $"'{text.Text}' is too often: at most {TimesMax:N0} on average.", "Write a smaller number.");
            return null;
        }

        return new Repeat(head.Where, times, isAtOnce, steps.ReadList(value));
    }

    private Batch? ReadBatch(Sentence sentence, ScalarNode head, Node? value)
    {
        const string Form = "batch 100 within 5 ms: [...], or batch every 1 min: [...]";
        if (sentence.Take("every"))
        {
            var everyText = sentence.TakeUntil();
            return Scalars.TryRead(everyText, Dimension.Duration, reading, out var every) && IsSome(every, everyText)
                ? new Batch(head.Where, int.MaxValue, null, steps.ReadList(value)) { Every = new Setting<Quantity>(every, new Provenance.Typed(everyText.Where)) }
                : null;
        }

        var sizeText = sentence.TakeUntil("within");
        if (sizeText.Text.Length == 0 || !sentence.Take("within"))
        {
            Misread(sentence, $"{Form}; without a time the last requests would wait for ever");
            return null;
        }

        var withinText = sentence.TakeUntil();
        var isRead = Scalars.TryRead(sizeText, Dimension.Number, reading, out var size);
        isRead &= Scalars.TryRead(withinText, Dimension.Duration, reading, out var within);
        if (!isRead)
        {
            return null;
        }

        if (size.IsRange || size.Low != Math.Floor(size.Low) || size.Low < 1 || size.Low > TimesMax)
        {
            reading.Error(DiagnosticCode.OutOfRange, sizeText.Where, $"'{sizeText.Text}' requests are no batch.", $"Write a whole number from 1 to {TimesMax:N0}.");
            return null;
        }

        return new Batch(head.Where, (int)size.Low, new Setting<Quantity>(within, new Provenance.Typed(withinText.Where)), steps.ReadList(value));
    }

    private Batch? ReadWindow(ScalarNode head, Node? value)
    {
        var sentence = new FormSentence(head, "window 1 min late 5 s, or window 5 min every 1 min late 5 s", reading);
        sentence.Expect(StepWords.Window);
        var length = sentence.Quantity(Dimension.Duration, t => t > 0, "every", "late");
        var every = sentence.Take("every") ? sentence.Quantity(Dimension.Duration, t => t > 0 && t <= length && IsWhole(length / t), "late") : length;
        var late = sentence.Take("late") ? sentence.Quantity(Dimension.Duration, t => t >= 0) : 0;
        return !sentence.End() ? null : new Batch(head.Where, int.MaxValue, null, steps.ReadList(value))
        {
            Every = Typed(every),
            Overlap = (int)Math.Round(length / every),
            Late = Typed(late),
        };

        Setting<Quantity> Typed(double seconds) => new(new Quantity(seconds, seconds, Dimension.Duration), new Provenance.Typed(head.Where));

        static bool IsWhole(double starts) => starts <= TimesMax && Math.Abs(starts - Math.Round(starts)) < 1e-9;
    }

    private bool IsSome(Quantity time, ScalarNode text)
    {
        if (!(time.Low > 0))
        {
            reading.Error(DiagnosticCode.OutOfRange, text.Where, $"'{text.Text}' is no time between batches.", "Write a time above 0.");
        }

        return time.Low > 0;
    }

    /// <summary>A multiple ("200 x") or a distribution of a count ("lognormal p50 100 p99 5k").</summary>
    private Distribution? ReadTimes(ScalarNode text)
    {
        if (Quantity.TryParse(text.Text, Dimension.Factor, out var factor, out _))
        {
            return new Constant(new Quantity(factor.Low, factor.High, Dimension.Number));
        }

        if (Distribution.TryParse(text.Text, Dimension.Number, out var times, out var problem, reading.Files))
        {
            return times;
        }

        Problems.Report(problem, text, reading);
        return null;
    }

    private Wait? ReadWait(Sentence sentence, ScalarNode head, Node? value)
    {
        if (!AtEnd(sentence, "wait: 5 ms"))
        {
            return null;
        }

        var type = new DistributionType(Dimension.Duration);
        return type.TryRead(value ?? new ScalarNode(head.Where, ""), reading, out var time) ? new Wait(head.Where, time) : null;
    }

    private Step? ReadBare(Node? value, string word, Step step)
    {
        if (value is null or ScalarNode { Text.Length: 0 })
        {
            return step;
        }

        reading.Error(DiagnosticCode.WrongNode, value.Where, $"Nothing can stand under '{word}'.", word == "reply" ? "Write '- reply', and what is done after it as steps after it." : "Write '- fail', and what is done before it as steps before it.");
        return null;
    }

    private bool AtEnd(Sentence sentence, string form)
    {
        if (!sentence.IsAtEnd)
        {
            Misread(sentence, form);
        }

        return sentence.IsAtEnd;
    }

    private Step? Misread(Sentence sentence, string form)
    {
        reading.Error(DiagnosticCode.WrongNode, sentence.WhereNext, sentence.IsAtEnd ? "Something is missing after this word." : $"'{sentence.Next}' is not understood here.", $"Write {form}.");
        return null;
    }
}
