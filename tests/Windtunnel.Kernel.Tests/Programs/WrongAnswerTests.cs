using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>One answer in ten of a component is wrong: who is wrong of that, and who is not.</summary>
public sealed class WrongAnswerTests
{
    private const int Requests = 100_000;
    private const double Share = 0.1;

    // One visit, two in a row, two at once of which both or the first count, a call, a call in a call, and a visit of half of them.
    [Theory]
    [InlineData("one", 0.1)]
    [InlineData("two", 0.19)]
    [InlineData("both", 0.19)]
    [InlineData("any", 0.1)]
    [InlineData("call", 0.1)]
    [InlineData("deep", 0.1)]
    [InlineData("half", 0.05)]
    [InlineData("held", 0.1)]
    public void Run_WrongAnswers_MakeWrongWhatWaitsForThem(string shape, double expected)
    {
        (ModelBuilder model, ProgramBuilder request, Group prices) = Corrupted();
        ProgramBuilder look = model.Program("look").Visit(prices, Law.Exponential(0.001));
        ProgramBuilder through = model.Program("through").Call(look);
        _ = shape switch
        {
            "one" => request.Visit(prices, Law.Constant(0.001)),
            "two" => request.Visit(prices, Law.Constant(0.001)).Visit(prices, Law.Constant(0.001)),
            "both" => request.Fork(2, look, look),
            "any" => request.Fork(1, look, look),
            "call" => request.Call(look),
            "deep" => request.Call(through),
            "held" => request.Enter(prices).Visit(prices, Law.Constant(0.001)).Leave(),
            _ => request.Sometimes(0.5, p => p.Visit(prices, Law.Constant(0.001))),
        };
        ProgramResult result = model.Run().Program("request");
        result.Done.ShouldBe(Requests);
        ((double)result.Wrong).ShouldBe(Requests * expected, 4.5 * Math.Sqrt(Requests * expected));
    }

    // A failed request has no answer; an answer that came too late was not used, and the retry's is what counts.
    [Fact]
    public void Run_AnswersNobodyUses_MakeNothingWrong()
    {
        (ModelBuilder model, ProgramBuilder request, Group prices) = Corrupted();
        ProgramBuilder slow = model.Program("slow").Visit(prices, Law.Constant(0.001)).Delay(1);
        Label failed = request.NewLabel();
        Label end = request.NewLabel();
        request.Call(slow, new CallOptions { Timeout = Law.Constant(0.01), OnError = failed }).Jump(end).Mark(failed).Delay(0.001).Mark(end);
        RunResult result = model.Run();
        result.Program("request").Wrong.ShouldBe(0);
        ((double)result.Program("slow").Wrong).ShouldBe(Requests * Share, 5 * Math.Sqrt(Requests * Share));
    }

    [Fact]
    public void Run_WrongAndFailing_CountsAnswersOnly()
    {
        (ModelBuilder model, ProgramBuilder request, Group prices) = Corrupted();
        request.Visit(prices, Law.Constant(0.001), new VisitOptions { ErrorProbability = 0.5 });
        ProgramResult result = model.Run().Program("request");
        ((double)result.Wrong).ShouldBe(result.Done * Share, 5 * Math.Sqrt(result.Done * Share));
    }

    // What a wrong request tells others by a message is wrong as well, and what it has answered before was not.
    [Fact]
    public void Run_WrongRequest_SendsWrongMessages()
    {
        (ModelBuilder model, ProgramBuilder request, Group prices) = Corrupted();
        ProgramBuilder after = model.Program("after").Delay(0.001);
        request.Reply().Visit(prices, Law.Constant(0.001)).Spawn(after);
        RunResult result = model.Run();
        result.Program("request").Wrong.ShouldBe(0);
        ((double)result.Program("after").Wrong).ShouldBe(Requests * Share, 5 * Math.Sqrt(Requests * Share));
    }

    // Two faults at once are independent, one instance of two has half the visits, and windows add up to all.
    [Fact]
    public void Run_FaultsThatOverlap_Compose()
    {
        (ModelBuilder model, ProgramBuilder request, Group prices) = Corrupted();
        prices.Instances = 2;
        model.During(0, 50, TimelineAction.Corrupt(prices, 0.5, 1));
        request.Visit(prices, Law.Constant(0.0001));
        ProgramResult result = model.Run(100, window: 10).Program("request");
        double[] wrong = [.. result.Windows.Select(w => (double)w.Wrong / w.Done)];
        wrong.Take(5).Average().ShouldBe((0.1 + (1 - (0.9 * 0.5))) / 2, 0.006);
        wrong.Skip(5).Average().ShouldBe(0.1, 0.006);
        result.Windows.Sum(w => w.Wrong).ShouldBe(result.Wrong);
    }

    private static (ModelBuilder Model, ProgramBuilder Request, Group Prices) Corrupted()
    {
        var model = new ModelBuilder();
        Group prices = model.Group("prices", 1_000);
        ProgramBuilder request = model.Program("request");
        model.Poisson(request, 1_000).RequestsMax = Requests;
        model.At(0, TimelineAction.Corrupt(prices, Share));
        return (model, request, prices);
    }
}
