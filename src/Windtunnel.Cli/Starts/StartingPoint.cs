namespace Windtunnel.Cli.Starts;

/// <summary>The design that `new` writes.</summary>
internal static class StartingPoint
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(StartingPoint).Assembly.GetManifestResourceStream("starting-point.yaml")
            ?? throw new InvalidOperationException("The starting point is not part of this program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
