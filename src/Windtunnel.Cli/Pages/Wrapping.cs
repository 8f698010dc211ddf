namespace Windtunnel.Cli.Pages;

/// <summary>Breaks text into lines at spaces; a word longer than a line is cut.</summary>
internal static class Wrapping
{
    /// <param name="text">Any text.</param>
    /// <param name="width">Characters of a line; ≥ 1.</param>
    /// <returns>At least one line.</returns>
    public static List<string> Lines(string text, int width)
    {
        var lines = new List<string>();
        var rest = text.AsSpan().TrimEnd();
        while (rest.Length > width)
        {
            var cut = rest[..(width + 1)].LastIndexOf(' ');
            if (cut > 0 && rest[cut + 1] == '%')
            {
                // A number stays with its percent sign.
                cut = rest[..cut].LastIndexOf(' ');
            }

            if (cut <= 0)
            {
                cut = width;
            }

            lines.Add(rest[..cut].TrimEnd().ToString());
            rest = rest[cut..].TrimStart();
        }

        lines.Add(rest.ToString());
        return lines;
    }
}
