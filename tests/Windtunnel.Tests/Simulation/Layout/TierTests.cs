using System.Text.Json;
using System.Text.Json.Serialization;
using Windtunnel.Designs.Readers;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Simulation;
using Windtunnel.Simulation.Layout;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Simulation.Layout;

/// <summary>Every design there is gives the same figures to the bit whether or not parts of it are worked out without events.</summary>
public sealed class TierTests
{
    private static readonly JsonSerializerOptions WithNaN = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static TheoryData<string> Designs => [.. SampleDesigns.Files().Where(f => DesignReader.Read(f).Design is not null)];

    [Theory]
    [MemberData(nameof(Designs))]
    public void Run_Design_IsTheSameWithAndWithoutEvents(string file)
    {
        var design = DesignReader.Read(file).Design.ShouldNotBeNull();
        var model = DesignLayout.Of(design, new SimulationOptions(), analytic: null).Model;
        var options = new RunOptions { UntilSeconds = 0.5, ResetAtSeconds = 0.1, WindowSeconds = 0.05, TraceEvery = 50, InFlightMax = 1_000_000 };
        Text(new Execution(model, 1, options)).ShouldBe(Text(new Execution(model, 1, options with { EventsOnly = true })));
    }

    [Theory]
    [InlineData("service, cores: 4", true)]
    [InlineData("service, cores: 4, queue: 1000", false)]
    [InlineData("network, latency: 1 ms", null)]
    public void Run_Component_SaysWhetherItNeededEvents(string kind, bool? isAhead)
    {
        var design = Sample.Read($"workload: {{ work: 100/s, peak: 1 x }}\ncomponents: {{ part: {{ kind: {kind} }} }}\nflows: {{ work: [part] }}\n");
        Sample.Run(design, new SimulationOptions { MeasureSeconds = 1, Replications = 2 }).Component("part").IsAhead.ShouldBe(isAhead);
    }

    private static string Text(Execution execution)
    {
        RunResult result = execution.Run(TestContext.Current.CancellationToken);
        return JsonSerializer.Serialize(result with { Groups = [.. result.Groups.Select(g => g with { IsAhead = false })] }, WithNaN);
    }
}
