using System.Collections.Immutable;
using Windtunnel.Components;
using Windtunnel.Components.Queue;
using Windtunnel.Components.Stores;
using Windtunnel.Designs.Readers.Parts;
using Windtunnel.Language;
using Windtunnel.Language.Sentences;
using Windtunnel.Language.Types;
using Windtunnel.Units;

namespace Windtunnel.Designs.Readers.Faults;

/// <summary>A fault being read: the pieces that sentences of faults are made of. Each reports what is wrong with it.</summary>
/// <param name="scalar">The sentence.</param>
/// <param name="form">How such a fault is written.</param>
/// <param name="parts">What it may name.</param>
/// <param name="reading">Receives what is wrong.</param>
internal sealed class FaultSentence(ScalarNode scalar, FaultForm form, PartNames parts, Reading reading)
{
    // The verb is known already.
    private readonly Sentence _words = new(scalar) { Position = 1 };

    public string Text => scalar.Text.Trim();

    public SourceSpan Where => scalar.Where;

    public bool Take(params ReadOnlySpan<string> words) => _words.Take(words);

    /// <summary>Words that must come next.</summary>
    public bool Needs(params ReadOnlySpan<string> words) => _words.Take(words) || Misread();

    /// <summary>A component that is there; one that is declared but broken is no mistake of this sentence.</summary>
    public Component? Component()
    {
        if (_words.TakeName(parts.IsComponent) is { } name)
        {
            return parts.Component(name);
        }

        if (_words.IsAtEnd)
        {
            Misread();
        }
        else
        {
            parts.ReportUnknownComponent(_words.TakeUntil("x", "for", "by", "back", "ahead", "at", "failing"), reading);
        }

        return null;
    }

    /// <summary>"2 web", "50 % of web", "all web"; also "web" for all of it where that is usual.</summary>
    public (Component Component, int Count)? Instances(bool isAllByDefault = true)
    {
        var isNamed = IsComponentNext() && !char.IsAsciiDigit(_words.Next[0]);
        if (isNamed && !isAllByDefault)
        {
            var where = _words.WhereNext;
            var name = _words.TakeName(parts.IsComponent)!;
            reading.Error(DiagnosticCode.BadExperiment, where with { Length = name.Length }, $"How many of '{name}' are meant is not said.", $"Say a number or 'all' before it, as in: {form.Example}.");
            return null;
        }

        var isAll = _words.Take("all") || _words.Take("every") || isNamed;
        var amount = isAll ? null : Amount();
        _words.Take("of");
        if (Component() is not { } component)
        {
            return null;
        }

        var instances = (int)Math.Min(int.MaxValue, (long)component.Plan.Shards * component.Plan.Replicas);
        return isAll ? (component, instances) : CountOf(amount!, component, instances) is { } count ? (component, count) : null;
    }

    /// <summary>"web", which means all of it, or "2 web".</summary>
    public (Component Component, int Count)? Some() =>
        _words.Next.Length > 0 && char.IsAsciiDigit(_words.Next[0]) ? Instances()
        : Component() is { } component ? (component, component.Plan.Instances)
        : null;

    /// <summary>Whether "consumer of" or "consumers of" follows the next number.</summary>
    public bool IsAboutConsumers => _words.Peek(1).ToLowerInvariant() is "consumer" or "consumers" && string.Equals(_words.Peek(2), "of", StringComparison.OrdinalIgnoreCase);

    /// <summary>"2 consumers of events", "all consumers of events".</summary>
    public (Component Log, int Count)? Consumers()
    {
        var isAll = _words.Take("all") || _words.Take("every");
        var amount = isAll ? null : Amount();
        _words.Position += 2;
        if (Component() is not { } component || !IsA<LogKind>(component, "a log: only its consumers die one by one"))
        {
            return null;
        }

        var consumers = ((LogKind)component.Kind).ConsumersOf(component);
        return isAll ? (component, consumers) : CountOf(amount!, component, consumers, "consumer") is { } count ? (component, count) : null;
    }

    /// <summary>"5 % of", at most all.</summary>
    /// <param name="until">The word it ends at.</param>
    public double? Share(string until = "of")
    {
        var text = _words.TakeUntil(until);
        _words.Take("of");
        return TryShare(text, out var share) ? share : null;
    }

    /// <summary>"2 % from".</summary>
    /// <param name="most">The greatest share there may be; ≤ 1.</param>
    /// <param name="why">Why there is no more; null where that is plain.</param>
    /// <param name="ends">The words of which one follows.</param>
    public double? Share(double most, string? why, params ReadOnlySpan<string> ends)
    {
        var text = _words.TakeUntil(ends);
        _words.Position += _words.IsAtEnd ? 0 : 1;
        return TryShare(text, out var share, most, why) ? share : null;
    }

    /// <summary>Whether something of the design is in a place.</summary>
    public bool HasPlaces()
    {
        if (parts.Places.Count == 0)
        {
            reading.Error(DiagnosticCode.BadExperiment, scalar.Where, "This design has no places.", "Say with 'in' where components stand, such as in: [frankfurt, virginia].");
        }

        return parts.Places.Count > 0;
    }

    /// <summary>A place of the design.</summary>
    public string? Place()
    {
        if (_words.TakeName(parts.Places.Contains) is { } place)
        {
            return place;
        }

        if (_words.IsAtEnd)
        {
            Misread();
            return null;
        }

        var name = _words.TakeUntil("and", "to", "for", "by");
        reading.Error(DiagnosticCode.UnknownPlace, name.Where, $"Nothing of this design is in a place '{name.Text}'.", () => Suggestion.For(name.Text, parts.Places));
        return null;
    }

    /// <summary>"a and b", "a to b", or "a" for all the links of it.</summary>
    public ImmutableArray<(string From, string To)>? Links()
    {
        if (Place() is not { } from)
        {
            return null;
        }

        var isBoth = _words.Take("and") || _words.Take("from");
        if (!isBoth && !_words.Take("to"))
        {
            return [.. parts.Places.Where(p => p != from).SelectMany(p => new[] { (from, p), (p, from) })];
        }

        if (Place() is not { } to)
        {
            return null;
        }

        if (from == to)
        {
            reading.Error(DiagnosticCode.BadExperiment, scalar.Where, $"There is no link from '{from}' to itself.", "Name two different places.");
            return null;
        }

        return isBoth ? [(from, to), (to, from)] : [(from, to)];
    }

    /// <summary>Whether a factor comes next.</summary>
    public bool IsFactorNext => _words.Next is "x" or "×" or "by" || (_words.Next.Length > 0 && char.IsAsciiDigit(_words.Next[0]));

    /// <summary>"for 60 s each", or nothing.</summary>
    public bool Each(out Quantity? each)
    {
        each = null;
        if (!_words.Take("for"))
        {
            return IsAtEnd();
        }

        each = Quantity(_words.TakeUntil("each"), Dimension.Duration);
        return each is not null && Needs("each") && IsAtEnd();
    }

    /// <summary>"x 5", "5 x" or "by 5 x".</summary>
    /// <param name="stops">Words it ends at. Default "for" and "every".</param>
    public double? Factor(params ReadOnlySpan<string> stops)
    {
        _words.Take("by");
        var isBefore = _words.Take("x") || _words.Take("×");
        return Quantity(_words.TakeUntil(stops.IsEmpty ? ["for", "every"] : stops), isBefore ? Dimension.Number : Dimension.Factor)?.Nominal;
    }

    /// <summary>"by 200 ms".</summary>
    public Quantity? Duration(string word) => Needs(word) ? Quantity(_words.TakeUntil("for", "every"), Dimension.Duration) : null;

    /// <summary>A flow, or nothing, which means all of them.</summary>
    public bool Flow(out string? flow)
    {
        _words.Take("of");
        flow = _words.TakeName(parts.Flows.Contains);
        if (flow is not null || _words.Next is "x" or "×" or "for" or "" || char.IsAsciiDigit(_words.Next[0]))
        {
            return true;
        }

        if (_words.Next[0] is 'x' && _words.Next.Length > 1 && char.IsAsciiDigit(_words.Next[1]))
        {
            return Misread();
        }

        var name = _words.TakeUntil("x", "for");
        reading.Error(DiagnosticCode.UnknownFlow, name.Where, $"There is no flow '{name.Text}'.", () => Suggestion.For(name.Text, [.. parts.Flows]));
        return false;
    }

    /// <summary>Nothing more, or "for 60 s".</summary>
    public bool End(out Quantity? length)
    {
        length = null;
        if (!_words.Take("for"))
        {
            return IsAtEnd();
        }

        length = Quantity(_words.TakeUntil("every"), Dimension.Duration);
        return length is not null && IsAtEnd();
    }

    public bool IsAtEnd()
    {
        if (_words.Next is not "every")
        {
            return _words.IsAtEnd || Misread();
        }

        reading.Error(DiagnosticCode.BadExperiment, _words.WhereNext, "When a fault comes again stands before the colon.", "Write for example: at 60 s every 2 min until 10 min.");
        return false;
    }

    public bool IsAble(Component component, string operation, string needed) => component.Kind.FindOperation(operation) is not null || IsWrongKind(component, needed);

    public bool HasDisks(Component component) => component.Kind is IReplicated || IsWrongKind(component, "a store with disks of its own");

    public bool IsA<TKind>(Component component, string needed)
        where TKind : ComponentKind => component.Kind is TKind || IsWrongKind(component, needed);

    public void Contradicts((string Message, string Remedy) what) => reading.Error(DiagnosticCode.Contradiction, scalar.Where, what.Message, what.Remedy);

    private bool IsComponentNext()
    {
        var position = _words.Position;
        var isNext = _words.TakeName(parts.IsComponent) is not null;
        _words.Position = position;
        return isNext;
    }

    private ScalarNode Amount()
    {
        var start = _words.Position;
        _words.Position += _words.IsAtEnd ? 0 : _words.Peek(1) is "%" ? 2 : 1;
        return _words.Piece(start, _words.Position);
    }

    // A share of the instances is rounded up: half of three is two.
    private int? CountOf(ScalarNode amount, Component component, int instances, string noun = "instance")
    {
        if (amount.Text.EndsWith('%'))
        {
            return TryShare(amount, out var share) ? (int)Math.Max(1, Math.Ceiling(share * instances * (1 - 1e-12))) : null;
        }

        if (Quantity(amount, Dimension.Number) is not { } count)
        {
            return null;
        }

        if (!count.IsRange && count.Low >= 1 && count.Low == Math.Floor(count.Low) && count.Low <= instances)
        {
            return (int)count.Low;
        }

        reading.Error(DiagnosticCode.OutOfRange, amount.Where, $"'{component.Name}' has {instances} {noun}{(instances == 1 ? "" : "s")}; {amount.Text} of them cannot be meant.", $"Write a whole number from 1 to {instances}, a share, or 'all'.");
        return null;
    }

    private bool TryShare(ScalarNode text, out double share, double most = 1, string? why = null)
    {
        share = 0;
        if (Quantity(text, Dimension.Share) is not { } value)
        {
            return false;
        }

        if (value.High > most)
        {
            reading.Error(DiagnosticCode.OutOfRange, text.Where, why ?? $"There is no more than all of it: {text.Text}.", $"Write a share up to {Human.Format(most, Dimension.Share)}.");
            return false;
        }

        share = value.Nominal;
        return true;
    }

    private Quantity? Quantity(ScalarNode text, Dimension dimension)
    {
        if (text.Text.Length == 0)
        {
            Misread();
            return null;
        }

        return Scalars.TryRead(text, dimension, reading, out var value) ? value : null;
    }

    private bool IsWrongKind(Component component, string needed)
    {
        reading.Error(DiagnosticCode.WrongKind, scalar.Where, $"'{component.Name}' is a {component.Kind.Name}, not {needed}.", $"Name {needed.Split(':')[0]}.");
        return false;
    }

    private bool Misread()
    {
        reading.Error(DiagnosticCode.BadExperiment, _words.WhereNext, _words.IsAtEnd ? "Something is missing after this word." : $"'{_words.Next}' is not understood here.", $"Write for example '{form.Example}'.");
        return false;
    }
}
