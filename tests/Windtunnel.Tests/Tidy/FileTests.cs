namespace Windtunnel.Tests.Tidy;

/// <summary>Rules of CONTRIBUTING.md that a machine can hold.</summary>
public sealed class FileTests
{
    private static readonly string[] ForbiddenNames = ["Utils", "Util", "Common", "Core", "Shared", "Helpers", "Misc"];

    [Fact]
    public void Sources_NoFile_IsLongerThan400Lines() =>
        AllSources().Select(f => (File: Repository.Relative(f), Lines: File.ReadAllLines(f).Length)).Where(f => f.Lines > 400).ShouldBeEmpty();

    [Fact]
    public void Sources_NoFolder_HasANameThatMeansNothing() =>
        AllSources().Select(Repository.Relative).Where(f => f.Split('/').Any(ForbiddenNames.Contains)).ShouldBeEmpty();

    [Fact]
    public void Sources_NoFile_UsesChanceOrTimeOfTheMachine()
    {
        string[] forbidden = ["Random.Shared", "new Random(", "Guid.NewGuid", "DateTime.Now", "DateTime.UtcNow"];
        Repository.Sources("src/Windtunnel.Kernel").Concat(Repository.Sources("src/Windtunnel"))
            .SelectMany(f => forbidden.Where(w => File.ReadAllText(f).Contains(w, StringComparison.Ordinal)).Select(w => $"{Repository.Relative(f)}: {w}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Sources_NoLine_IsLeftForLater()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"];
        AllSources().SelectMany(f => marks.Where(m => File.ReadAllText(f).Contains(m, StringComparison.Ordinal)).Select(m => $"{Repository.Relative(f)}: {m}")).ShouldBeEmpty();
    }

    [Fact]
    public void Tests_EachFile_HasTheTypeItTestsInTheSameFolder()
    {
        string[] projects = ["Windtunnel.Kernel", "Windtunnel", "Windtunnel.Cli"];
        projects.SelectMany(p => Repository.Sources($"tests/{p}.Tests", "*Tests.cs").Select(f => (Project: p, File: Repository.Relative(f))))
            .Select(t => (t.File, Folder: Path.GetDirectoryName(t.File[$"tests/{t.Project}.Tests/".Length..])!, t.Project))
            .Where(t => t.Folder is not ("" or "Tidy") && !Directory.Exists(Path.Combine(Repository.Root, "src", t.Project, t.Folder)))
            .Select(t => $"{t.File}: there is no folder src/{t.Project}/{t.Folder}")
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> AllSources() => Repository.Sources("src").Concat(Repository.Sources("tests")).Concat(Repository.Sources("bench"));
}
