namespace Windtunnel.Tests.Tidy;

/// <summary>Text held against a file of the checkout; ACCEPT=1 rewrites the file instead. Read the diff before committing it.</summary>
internal static class Golden
{
    public static void ShouldMatch(string actual, string relativePath)
    {
        var path = Path.Combine(Repository.Root, relativePath);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        File.Exists(path).ShouldBeTrue($"{relativePath} is missing; run the tests with ACCEPT=1 to write it.");
        actual.ShouldBe(File.ReadAllText(path), $"{relativePath} is out of date; run the tests with ACCEPT=1 and read the diff.");
    }
}
