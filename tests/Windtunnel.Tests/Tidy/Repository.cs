namespace Windtunnel.Tests.Tidy;

/// <summary>The checkout the tests run from.</summary>
internal static class Repository
{
    /// <summary>Folder that holds the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Source files below a folder, build output left out; ordered.</summary>
    public static IEnumerable<string> Sources(string folder, string pattern = "*.cs") =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    /// <summary>A path as people write it: relative, with forward slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Windtunnel.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"Windtunnel.slnx is in no folder above {AppContext.BaseDirectory}; the tests need the checkout.");
    }
}
