namespace Windtunnel.Designs.Readers.Faults;

/// <summary>A form of fault.</summary>
/// <param name="Example">As one writes it; its first word tells which form a sentence has.</param>
/// <param name="About">What it does.</param>
/// <param name="Read">Reads the words after the first; null when they are wrong, which is then reported.</param>
internal sealed record FaultForm(string Example, string About, Func<FaultSentence, Fault?> Read)
{
    public string Verb => Example.Split(' ')[0];

    public string Object => Example.Split(' ')[1];
}
