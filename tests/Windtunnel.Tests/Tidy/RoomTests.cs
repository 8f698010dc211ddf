using System.Text.RegularExpressions;

namespace Windtunnel.Tests.Tidy;

/// <summary>The rooms of ARCHITECTURE.md stand in a line; code looks back along it, never forward.</summary>
public sealed partial class RoomTests
{
    private static readonly string[] Rooms =
        ["Units", "Language", "Workloads", "Components", "Designs", "Analysis", "Estimation", "Simulation", "Verdicts", "Validation"];

    private static readonly string[] KernelRooms = ["Times", "Chance", "Events", "Measures", "Stations", "Programs"];

    [Fact]
    public void Library_EveryFile_UsesOnlyEarlierRooms() => Offenders("src/Windtunnel", "Windtunnel", Rooms).ShouldBeEmpty();

    [Fact]
    public void Kernel_EveryFile_UsesNoRoomOfTheLibrary() =>
        Repository.Sources("src/Windtunnel.Kernel")
            .Where(f => Rooms.Any(r => File.ReadAllText(f).Contains($"Windtunnel.{r}", StringComparison.Ordinal)))
            .Select(Repository.Relative)
            .ShouldBeEmpty();

    [Fact]
    public void Folders_OfTheLibrary_AreTheRooms() => FoldersOf("src/Windtunnel").ShouldBeSubsetOf(Rooms);

    [Fact]
    public void Folders_OfTheKernel_AreItsRooms() => FoldersOf("src/Windtunnel.Kernel").ShouldBeSubsetOf(KernelRooms);

    [Fact]
    public void Architecture_EveryRoom_IsNamed()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "ARCHITECTURE.md"));
        Rooms.Concat(KernelRooms).Where(r => !text.Contains($"`{r}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Offenders(string project, string prefix, string[] rooms)
    {
        foreach (var file in Repository.Sources(project))
        {
            var relative = Repository.Relative(file);
            var room = Array.IndexOf(rooms, relative.Split('/')[2]);
            foreach (Match use in RoomUse().Matches(File.ReadAllText(file)))
            {
                var used = Array.IndexOf(rooms, use.Groups[1].Value);
                if (use.Groups[0].Value.StartsWith(prefix, StringComparison.Ordinal) && used > room)
                {
                    yield return $"{relative} looks forward into {rooms[used]}";
                }
            }
        }
    }

    private static IEnumerable<string> FoldersOf(string project) =>
        Directory.EnumerateDirectories(Path.Combine(Repository.Root, project)).Select(f => Path.GetFileName(f)!).Where(f => f is not ("bin" or "obj"));

    [GeneratedRegex(@"Windtunnel\.([A-Z][A-Za-z]+)", RegexOptions.None, 1000)]
    private static partial Regex RoomUse();
}
