using Windtunnel.Components.Service;
using Windtunnel.Designs.Readers;
using Windtunnel.Language;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Designs.Readers.Stages;

public sealed class StageReaderTests
{
    private const string Sections =
        """
        workload: { f: 1/s }
        components: { web: { kind: service, instances: 2, cores: 8 }, cache: cache, urls: sql database }
        flows: { f: [web, cache get, urls read] }
        stages:
          small: { components: { web: { instances: 1 }, cache: }, flows: { f: [web, urls read] } }
          large: { components: { web: { instances: 9 } } }
          other: { from: design, components: { urls: { kind: key-value store, shards: 4 } } }
        """;

    [Theory]
    [InlineData(null, "web=2 cache urls:sql database", 3)]
    [InlineData("small", "web=1 urls:sql database", 2)]
    [InlineData("large", "web=9 urls:sql database", 2)]
    [InlineData("other", "web=2 cache urls:key-value store", 3)]
    public void Read_Stage_ChangesTheOneBefore(string? stage, string components, int steps)
    {
        var design = Shop.Read(Sections, stage);
        string.Join(' ', design.Components.Select(c => c.Name switch
        {
            "web" => $"web={c.Count(ServiceKind.Instances)}",
            "urls" => $"urls:{c.Kind}",
            _ => c.Name,
        })).ShouldBe(components);
        design.Flows.Single().Steps.Length.ShouldBe(steps);
        design.FindComponent("web")!.Count(ServiceKind.Cores).ShouldBe(8);
        design.Stage.ShouldBe(stage);
        design.Stages.ShouldBe(["small", "large", "other"]);
    }

    [Fact]
    public void Read_MistakeInAStage_IsFoundWhicheverStageIsAskedFor()
    {
        var text = "design: d\n" + Sections.Replace("instances: 9", "instances: nine");
        foreach (var stage in (string?[])[null, "small", "large"])
        {
            var reading = DesignReader.ReadText(text, "d.yaml", stage);
            reading.Design.ShouldBeNull();
            reading.Diagnostics.ShouldHaveSingleItem().Message.ShouldEndWith("(In stage 'large'.)");
        }
    }

    [Fact]
    public void Read_ComponentThatOneStageUses_IsNotUnused() =>
        DesignReader.ReadText("design: d\n" + Sections.Replace("f: [web, cache get, urls read]", "f: [web, urls read]") + "\n  cached: { from: design, flows: { f: [web, cache get] } }", "d.yaml").Diagnostics.ShouldBeEmpty();

    [Fact]
    public void Read_UnknownStage_IsReported()
    {
        var reading = DesignReader.ReadText("design: d\n" + Sections, "d.yaml", "lrage");
        reading.Design.ShouldBeNull();
        var diagnostic = reading.Diagnostics.ShouldHaveSingleItem();
        (diagnostic.Code, diagnostic.Remedy).ShouldBe((DiagnosticCode.UnknownStage, "Did you mean 'large'?"));
    }
}
