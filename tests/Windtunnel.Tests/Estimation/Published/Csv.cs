using System.Text;

namespace Windtunnel.Tests.Estimation.Published;

/// <summary>Reads comma-separated values with quotes (RFC 4180), one record per line.</summary>
internal static class Csv
{
    public static IEnumerable<string[]> Read(string file) => File.ReadLines(file).Where(l => l.Length > 0).Select(Split);

    private static string[] Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[i++]);
            }
            else if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return [.. fields];
    }
}
