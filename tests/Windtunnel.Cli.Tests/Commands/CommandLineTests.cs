using System.Text.Json;
using Windtunnel.Cli.Commands;
using Windtunnel.Cli.Terminals;
using Windtunnel.Simulation.Results;
using Windtunnel.Tests.Verdicts;

namespace Windtunnel.Cli.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("windtunnel-").FullName;
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();
    private FakeEngine _engine = new();
    private bool _isStopped;

    private string Design => Path.Combine(_folder, "design.yaml");

    public CommandLineTests() => Run("new", Design);

    [Fact]
    public void New_Written_SaysWhatComesNext()
    {
        File.ReadAllText(Design).ShouldContain("design: my-design");
        _out.ToString().ShouldBe($"Wrote {Design}. Next: windtunnel check {Design}\n");
    }

    [Fact]
    public void New_FileExists_IsLeftAsItIs()
    {
        File.WriteAllText(Design, "mine");
        Run("new", Design).ShouldBe(ExitCode.DesignWrong);
        File.ReadAllText(Design).ShouldBe("mine");
    }

    [Fact]
    public void New_NoSuchFolder_IsTheWorldsFault() => Run("new", Path.Combine(_folder, "none", "x.yaml")).ShouldBe(ExitCode.WorldWrong);

    [Fact]
    public void Check_Report_StartsWithTheTitleAndEndsWithSpeedOnTheOtherSide()
    {
        _out.GetStringBuilder().Clear();
        Run("check", Design);
        _out.ToString().ShouldStartWith("Notes  my-design\n");
        _out.ToString().ShouldNotContain("events/s");
        _error.ToString().ShouldContain("events/s\n");
        _error.ToString().ShouldNotContain('\r', "there is no terminal, so no line is overwritten");
    }

    [Fact]
    public void Check_ObjectiveOnAFlowThatDidNotRun_IsNotMet() => Run("check", Design).ShouldBe(ExitCode.NotMet);

    [Fact]
    public void Check_Stopped_SaysPartial()
    {
        _engine = new FakeEngine { Run = () => Sample.SteadyRun() with { Stopped = StopReason.Cancelled } };
        _isStopped = true;
        Run("check", Design).ShouldBe(ExitCode.Stopped);
        _out.ToString().ShouldContain("partial: stopped before the end");
    }

    [Fact]
    public void Check_Json_IsNothingButJson()
    {
        _out.GetStringBuilder().Clear();
        Run("check", Design, "--json");
        using var document = JsonDocument.Parse(_out.ToString());
        document.RootElement.GetProperty("schema").GetString().ShouldBe("windtunnel/check/1");
    }

    [Fact]
    public void Simulate_CsvToDash_IsNothingButCsv()
    {
        _out.GetStringBuilder().Clear();
        Run("simulate", Design, "--csv", "-").ShouldBe(ExitCode.Met);
        _out.ToString().ShouldStartWith("run,start_s");
    }

    [Fact]
    public void Simulate_CsvToAFolderThatIsNotThere_IsTheWorldsFault()
    {
        Run("simulate", Design, "--csv", Path.Combine(_folder, "none", "x.csv")).ShouldBe(ExitCode.WorldWrong);
        _error.ToString().ShouldNotContain("   at ");
        _out.ToString().ShouldContain("LATENCY", customMessage: "the report of a long run is not lost");
    }

    [Fact]
    public void Simulate_JsonAndCsvToOneOutput_IsAnError()
    {
        Run("simulate", Design, "--json", "--csv", "-").ShouldBe(ExitCode.DesignWrong);
        _error.ToString().ShouldContain("standard output");
    }

    [Fact]
    public void Simulate_Options_ReachTheEngine()
    {
        Run("simulate", Design, "--load", "3x", "--seed", "7", "--for", "5min", "--at", "average", "--replications", "4", "--threads", "1", "--precision", "2%").ShouldBe(ExitCode.Met);
        var options = _engine.Asked.Single();
        (options.LoadFactor, options.Seed, options.MeasureSeconds, options.Level.ToString(), options.Replications, options.Threads, options.Precision)
            .ShouldBe((3, 7UL, 300, "Average", 4, 1, 0.02));
    }

    [Theory]
    [InlineData("--load", "0x", "--load needs a multiple above 0")]
    [InlineData("--load", "fast", "--load needs a multiple, such as 3x; 'fast' is not.")]
    [InlineData("--for", "5", "--for needs a time with its unit")]
    [InlineData("--for", "1e20s", "--for needs a time above 0 and at most 10 years")]
    [InlineData("--seed", "-1", "--seed needs a whole number")]
    [InlineData("--at", "noon", "--at needs peak, average or day")]
    [InlineData("--replications", "1", "--replications needs a whole number from 2")]
    [InlineData("--precision", "200%", "--precision needs a share between")]
    [InlineData("--nonsense", "1", "There is no option '--nonsense'.")]
    [InlineData("--thread", "1", "There is no option '--thread'. Did you mean '--threads'?")]
    public void Simulate_WrongOption_SaysWhatIsNeeded(string option, string value, string expected)
    {
        Run("simulate", Design, option, value).ShouldBe(ExitCode.DesignWrong);
        _error.ToString().ShouldContain(expected);
        _error.ToString().ShouldContain("See: windtunnel simulate --help");
    }

    [Fact]
    public void Simulate_Crash_IsOneSentenceAndNoStackTrace()
    {
        _engine = new FakeEngine { Run = () => throw new InvalidOperationException("queue below zero") };
        Run("simulate", Design).ShouldBe(ExitCode.ProgramWrong);
        _error.ToString().ShouldContain("mistake in windtunnel");
        _error.ToString().ShouldNotContain("   at ");
    }

    [Fact]
    public void Check_ExpectedFigureThatDoesNotExist_IsTheDesignsFault()
    {
        _engine = new FakeEngine { Wrong = [new Language.Diagnostic("WT404", Language.Severity.Error, Sample.Here, "There is no figure 'x'.", "Did you mean 'cost'?")] };
        Run("check", Design).ShouldBe(ExitCode.DesignWrong);
        _error.ToString().ShouldContain("error WT404");
        _engine.Asked.ShouldBeEmpty("nothing is simulated");
    }

    [Fact]
    public void Check_MissingFile_IsTheDesignsFault()
    {
        Run("check", Path.Combine(_folder, "none.yaml")).ShouldBe(ExitCode.DesignWrong);
        _error.ToString().ShouldContain("WT001");
    }

    [Fact]
    public void Check_EmptyName_AsksForOne()
    {
        Run("check", "").ShouldBe(ExitCode.DesignWrong);
        _error.ToString().ShouldContain("error WT001: The name of the design is empty.");
    }

    [Fact]
    public void Run_MisspeltCommand_SuggestsTheNearest()
    {
        Run("chek", Design).ShouldBe(ExitCode.DesignWrong);
        _error.ToString().ShouldBe("There is no command 'chek'. Did you mean 'check'?\nSee: windtunnel --help\n");
    }

    [Fact]
    public void Schema_Printed_IsJson()
    {
        _out.GetStringBuilder().Clear();
        Run("schema").ShouldBe(ExitCode.Met);
        using var document = JsonDocument.Parse(_out.ToString());
        document.RootElement.GetProperty("$schema").GetString().ShouldStartWith("https://json-schema.org/");
    }

    [Fact]
    public void Docs_Printed_HasEveryKind()
    {
        Run("docs").ShouldBe(ExitCode.Met);
        Components.ComponentKinds.All.Where(k => !_out.ToString().Contains(k.Name, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Selftest_UnknownCase_ListsThoseThereAre()
    {
        Run("selftest", "no such theory").ShouldBe(ExitCode.DesignWrong);
        Validation.ValidationCases.All.Where(c => !_error.ToString().Contains(c.Name, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Explain_UnknownQuestion_SuggestsTheNearest()
    {
        Run("explain", Design, "shwo p99").ShouldBe(ExitCode.DesignWrong);
        _error.ToString().ShouldContain("Did you mean 'show p99'?");
    }

    [Fact]
    public void Simulate_LoadBeyondTheClock_IsRefusedBeforeTheRun()
    {
        Run("simulate", Design, "--load", "1e99x").ShouldBe(ExitCode.DesignWrong);
        _error.ToString().ShouldContain("simulated time has no finer steps than 1 ns");
        _engine.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void Explain_NoQuestion_ListsWhatCanBeAsked()
    {
        Run("explain", Design).ShouldBe(ExitCode.Met);
        _out.ToString().ShouldContain("  show p99 < 100 ms\n");
        _out.ToString().ShouldContain("  web utilisation\n");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("estimate")]
    [InlineData("simulate")]
    [InlineData("explain")]
    [InlineData("new")]
    [InlineData("selftest")]
    [InlineData("schema")]
    [InlineData("docs")]
    public void Help_EveryCommand_HasExamples(string command)
    {
        Run(command, "--help").ShouldBe(ExitCode.Met);
        _out.ToString().ShouldContain($"Examples:\n  windtunnel {command}");
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _out.Dispose();
        _error.Dispose();
    }

    private int Run(params string[] args)
    {
        _out.NewLine = _error.NewLine = "\n";
        return CommandLine.Run(args, CommandList.All(), new Session(new Terminal(_out, _error, HasColour: false, HasErrorColour: false), _engine, new CancellationToken(_isStopped)));
    }
}
