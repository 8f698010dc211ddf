using System.Runtime.CompilerServices;
using Windtunnel.Tests.Tidy;

namespace Windtunnel.Cli.Tests;

/// <summary>Compares text with a file beside the test; ACCEPT=1 rewrites the file, to be read in the diff.</summary>
internal static class Golden
{
    public static void ShouldMatchGolden(this string actual, string name, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Repository.Root, "tests", "Windtunnel.Cli.Tests", Path.GetFileName(Path.GetDirectoryName(test)!), "Golden", name);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        File.Exists(path).ShouldBeTrue($"{name} does not exist; run with ACCEPT=1 and read it");
        actual.ShouldBe(File.ReadAllText(path).ReplaceLineEndings("\n"), $"differs from {name}; ACCEPT=1 rewrites it");
    }
}
