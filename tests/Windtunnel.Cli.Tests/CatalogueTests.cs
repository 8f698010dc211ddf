using Windtunnel.Cli.Terminals;
using Windtunnel.Tests.Tidy;

namespace Windtunnel.Cli.Tests;

/// <summary>Every design of the catalogue meets its objectives, reproduces its published figures, and has a page with a picture.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<string> Designs =>
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "designs")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Designs))]
    public void Check_DesignOfTheCatalogue_IsMet(string name)
    {
        var check = Child.Run("check", $"designs/{name}");
        check.ExitCode.ShouldBe(ExitCode.Met, check.Out + check.Error);
        check.Out.ShouldContain("VERDICT  met");
        check.Out.ShouldContain("of the estimate reproduced");
        check.Out.Split('\n').Where(line => line.Length > 100).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Designs))]
    public void Readme_OfTheDesign_PaintsItsPicture(string name) =>
        File.ReadAllText(Path.Combine(Repository.Root, "designs", name, "README.md")).ShouldContain("```mermaid");

    // The negative case: without locking the same design sells room nights twice.
    [Fact]
    public void Check_HotelWithoutLocking_SellsTwice()
    {
        var check = Child.Run("check", "designs/hotel-reservation", "--stage", "no locking");
        check.ExitCode.ShouldBe(ExitCode.NotMet, check.Out + check.Error);
        check.Out.ShouldContain("not met  room-night oversold = 0");
    }
}
