using Windtunnel.Cli.Terminals;

namespace Windtunnel.Cli.Tests;

/// <summary>The program in a process of its own: exit codes, pipes, disks, signals.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("windtunnel-").FullName;

    private string Design => Path.Combine(_folder, "design.yaml");

    [Fact]
    public void New_ThenCheck_Passes()
    {
        Child.Run("new", Design).ExitCode.ShouldBe(ExitCode.Met);
        var check = Child.Run("check", Design);
        check.ExitCode.ShouldBe(ExitCode.Met, check.Out + check.Error);
        check.Out.ShouldContain("VERDICT  met");
        check.Out.ShouldNotContain('\e', "there is no terminal, so no colour");
        check.Error.ShouldNotContain('\r', "there is no terminal, so no progress line");
    }

    [Fact]
    public void Check_WithoutFile_SaysWhatIsMissingAndWhereHelpIs()
    {
        var run = Child.Run("check");
        run.ExitCode.ShouldBe(ExitCode.DesignWrong);
        run.Error.ShouldContain("See: windtunnel check --help");
        run.Out.ShouldBeEmpty();
    }

    [Fact]
    public void NoArguments_PrintHelp() => Child.Run().Out.ShouldContain("Examples:");

    [Fact]
    public void Version_IsPrinted() => Child.Run("--version").Out.ShouldStartWith("0.1.0");

    [Fact]
    public void Check_WrongDesign_PrintsDiagnosticsAndNothingElse()
    {
        File.WriteAllText(Design, "design: x\nflows:\n  go:\n    - nowhere\n");
        var run = Child.Run("check", Design);
        run.ExitCode.ShouldBe(ExitCode.DesignWrong);
        run.Error.ShouldContain($"{Design}:4:");
        run.Error.ShouldContain("error WT202");
        run.Error.ShouldEndWith("nothing was run.\n");
        run.Out.ShouldBeEmpty();
    }

    [Fact]
    public void Check_FileThatCannotBeRead_IsTheWorldsFault()
    {
        // Reading the memory of a process at address 0 is an I/O error for everybody, the superuser too.
        var run = Child.Run("check", "/proc/self/mem");
        run.ExitCode.ShouldBe(ExitCode.WorldWrong, run.Error);
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public void Docs_ReaderGoesAway_EndsQuietly()
    {
        var run = Child.Shell("set -o pipefail; dotnet \"$0\" docs | head -1");
        run.Error.ShouldBeEmpty();
        run.Out.ShouldStartWith("#");
        run.ExitCode.ShouldBe(ExitCode.Met);
    }

    [Fact]
    public void Docs_DiskIsFull_SaysSoInASentence()
    {
        var run = Child.Shell("dotnet \"$0\" docs > /dev/full");
        run.ExitCode.ShouldBe(ExitCode.WorldWrong);
        run.Error.ShouldContain("space");
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem();
    }

    [Fact]
    public void Simulate_CsvOnAFullDisk_SaysSoInASentence()
    {
        Child.Run("new", Design);
        var run = Child.Run("simulate", Design, "--for", "1s", "--csv", "/dev/full");
        run.ExitCode.ShouldBe(ExitCode.WorldWrong);
        run.Error.ShouldContain("space");
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public void Simulate_SameSeed_PrintsTheSameBytesWithAnyNumberOfThreads()
    {
        Child.Run("new", Design);
        var first = Child.Run("simulate", Design, "--for", "2s", "--seed", "7", "--threads", "1", "--json");
        var second = Child.Run("simulate", Design, "--for", "2s", "--seed", "7", "--threads", "3", "--json");
        second.Out.ShouldBe(first.Out);
        first.Out.Length.ShouldBeGreaterThan(1000);
        Child.Run("simulate", Design, "--for", "2s", "--seed", "8", "--json").Out.ShouldNotBe(first.Out);
    }

    [Fact]
    public void Estimate_LinesEndInCarriageReturns_ReadsTheSame()
    {
        Child.Run("new", Design);
        var plain = Child.Run("estimate", Design).Out;
        File.WriteAllText(Design, File.ReadAllText(Design).ReplaceLineEndings("\r\n"));
        Child.Run("estimate", Design).Out.ShouldBe(plain);
    }

    [Fact]
    public void Simulate_Interrupted_PrintsWhatIsKnownMarkedPartial()
    {
        Child.Run("new", Design);
        using var process = Child.Start("exec dotnet \"$0\" \"$@\"", "simulate", Design, "--for", "10000h");
        process.StandardOutput.ReadLine().ShouldNotBeNull("the headline comes before the simulation");
        process.StandardOutput.ReadLine();
        Thread.Sleep(1000);
        Child.Shell($"kill -INT {process.Id}");
        var run = Child.Finish(process);
        run.ExitCode.ShouldBe(ExitCode.Stopped, run.Error);
        run.Out.ShouldContain("partial");
        run.Out.ShouldContain("show");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
