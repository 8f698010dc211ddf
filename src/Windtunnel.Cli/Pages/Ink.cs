namespace Windtunnel.Cli.Pages;

/// <summary>A piece of text with its tone. Control characters are replaced: a stranger's design must not steer the reader's terminal.</summary>
internal readonly record struct Ink
{
    public Ink(string text, Tone tone = Tone.Plain)
    {
        Text = text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
        Tone = tone;
    }

    public string Text { get; }

    public Tone Tone { get; }

    public static implicit operator Ink(string text) => new(text);

    public static Ink Faint(string text) => new(text, Tone.Faint);

    /// <summary>As it goes to a terminal, with ANSI colours when asked.</summary>
    public string Painted(bool colour) => !colour || Text.Length == 0 ? Text : Tone switch
    {
        Tone.Heading => $"\e[1m{Text}\e[0m",
        Tone.Good => $"\e[32m{Text}\e[0m",
        Tone.Bad => $"\e[31m{Text}\e[0m",
        Tone.Unsure => $"\e[33m{Text}\e[0m",
        Tone.Faint => $"\e[2m{Text}\e[0m",
        _ => Text,
    };
}
