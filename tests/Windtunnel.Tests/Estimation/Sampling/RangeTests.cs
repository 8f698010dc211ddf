namespace Windtunnel.Tests.Estimation.Sampling;

/// <summary>Ranges in, distributions out.</summary>
public sealed class RangeTests
{
    private const string Body = """
        workload: { ask: RATE, again: 2 x ask, peak: 1 x }
        components: { web: { kind: service, cores: 1 } }
        flows:
          ask: [web: TIME]
          again: [web: TIME]
        """;

    [Fact]
    public void Value_OneUniformInput_RunsFromItsFifthToItsNinetyFifthPercentile()
    {
        var rate = Sketch.Figure(With("100 to 200/s", "1 ms"), "ask average rate");
        rate.Value.Low.ShouldBe(105, 1);
        rate.Median.ShouldBe(150, 1.5);
        rate.Value.High.ShouldBe(195, 1);
        rate.MattersMost!.Input.ShouldBe("ask rate");
        rate.MattersMost.Share.ShouldBe(1, 0.001);
    }

    [Fact]
    public void Value_TwoFiguresToldByOneInput_VaryTogether() =>
        // Were the two rates drawn apart, the sum would be narrower: 5 % of it would lie above 579/s.
        Sketch.Figure(With("100 to 200/s", "1 ms"), "web average operations").Value.High.ShouldBe(3 * 195, 3);

    [Fact]
    public void MattersMost_ProductOfTwoInputs_NamesTheWiderWithItsShareOfTheVariance()
    {
        // Var(XY) of independent uniforms on 1…2 and 1…5; first-order share of Y is E(X)²·Var(Y)/Var(XY).
        var busy = Sketch.Figure(With("100 to 200/s", "1 to 5 ms").Replace("again: [web: 1 to 5 ms]", "again: [web: 0 ms]"), "web busy servers at peak");
        var (varX, varY) = (1.0 / 12, 16.0 / 12);
        var total = (varX * varY) + (varX * 9) + (varY * 2.25);
        busy.MattersMost!.Input.ShouldBe("web time");
        busy.MattersMost.Share.ShouldBe(2.25 * varY / total, 0.02);
    }

    [Fact]
    public void Value_NoRange_IsExactAndNothingMattersMost()
    {
        var rate = Sketch.Figure(With("100/s", "1 ms"), "ask average rate");
        rate.Value.IsRange.ShouldBeFalse();
        rate.MattersMost.ShouldBeNull();
    }

    [Fact]
    public void Value_SettingOfAComponent_IsSampledThroughItsKind()
    {
        var servers = Sketch.Figure(With("100/s", "1 ms").Replace("cores: 1", "cores: 1, instances: 2 to 10"), "web cost");
        // 15 USD a core and 2 USD a GB for 16 GB an instance.
        servers.Value.Low.ShouldBe(47 * 2.4, 47 * 0.1);
        servers.Value.High.ShouldBe(47 * 9.6, 47 * 0.1);
    }

    private static string With(string rate, string time) => Body.Replace("RATE", rate).Replace("TIME", time);
}
