using Windtunnel.Designs;
using Windtunnel.Designs.Readers;
using Windtunnel.Simulation;
using Windtunnel.Tests.Designs.Samples;

namespace Windtunnel.Tests.Simulation;

/// <summary>Runs the samples of docs/guide/calls.md and holds the page to what it says about them.</summary>
public sealed class CallGuideTests
{
    // Bronson et al. 2021: what triggered the failure is gone, and yet it goes on, fed by retries alone.
    [Fact]
    public void Storefront_WithoutABudget_StaysDownAfterTheTrigger()
    {
        var result = Sample.RunExperiment(Read("storefront"));
        result.Recoveries[0].Seconds.ShouldBe(double.PositiveInfinity);
        result.FaultWindow[0].ErrorShare.Value.ShouldBeGreaterThan(0.9);
        result.FaultWindow[0].Calls.Single().Retries.ShouldBe(2, 0.1);
    }

    [Fact]
    public void Storefront_WithABudget_Recovers()
    {
        var result = Sample.RunExperiment(Read("storefront", "with a budget"));
        result.Recoveries[0].Seconds.ShouldBeInRange(10, 60);
        var call = result.FaultWindow[0].Calls.Single();
        call.Retries.ShouldBeLessThan(0.15);
        call.Withheld.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(null, 70, 100)]
    [InlineData("nobody is told", 0, 1)]
    public void Quotes_Overload_IsAnsweredOnlyByWhoLooksUp(string? stage, double least, double most) =>
        Sample.Run(Read("quotes", stage), new SimulationOptions()).Flow("quote").Throughput.Value.ShouldBeInRange(least, most);

    [Fact]
    public void Audit_Reply_SparesTheUserAndNotTheSlots()
    {
        var result = Sample.Run(Read("audit"), new SimulationOptions());
        result.Flow("pay").Mean.Value.ShouldBe(0.024, 0.001);
        result.Component("web").SlotUtilisation.ShouldNotBeNull().Value.ShouldBe(0.6, 0.03);
    }

    [Fact]
    public void Checkout_Guards_DoTheirWork()
    {
        var design = Read("checkout");
        var tax = Sample.Run(design, new SimulationOptions()).Flow("pay").Calls.Single(c => c.Component == "tax");
        tax.Hedges.ShouldBe(0.05, 0.01);
        var bank = Sample.RunExperiment(design).FaultWindow[0].Calls.Single(c => c.Component == "bank");
        bank.BreakerOpen.ShouldBeInRange(0.2, 0.5);
        bank.ShortCircuited.ShouldBe(bank.BreakerOpen, 0.05);
    }

    [Fact]
    public void Payments_DoneTwice_AreCountedUnlessRecognised()
    {
        var calls = Sample.Run(Read("payments"), new SimulationOptions()).Flow("pay").Calls;
        calls[0].DoneTwice.ShouldBe(0.032, 0.005);
        (calls[1].DoneTwice, calls[1].Recognised > 0).ShouldBe((0, true));
    }

    private static Design Read(string name, string? stage = null)
    {
        var text = SampleDesigns.GuideSamples().Single(s => s.Place.StartsWith("calls.md", StringComparison.Ordinal) && s.Text.StartsWith($"design: {name}\n", StringComparison.Ordinal)).Text;
        return DesignReader.ReadText(text, "calls.md", stage).Design.ShouldNotBeNull();
    }
}
