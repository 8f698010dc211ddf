namespace Windtunnel.Cli.Pages;

/// <summary>What a piece of text means; colour follows from it on a terminal, nothing elsewhere.</summary>
internal enum Tone
{
    Plain,
    Heading,
    Good,
    Bad,
    Unsure,
    Faint,
}
