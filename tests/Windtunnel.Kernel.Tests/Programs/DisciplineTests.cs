using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Programs.Results;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

/// <summary>Who is next, where it is not simply who came first.</summary>
public sealed class DisciplineTests
{
    // M/M/1 at 50 %, S = 1: W is 0 half the time, else a busy period, so E[W] = ρ/(1−ρ) as first come first served has it, but E[W²] = 2ρ/(1−ρ)³ (Kleinrock 1976, §3.4).
    [Fact]
    public void Visit_LastInFirstOut_HasTheMeanOfFirstInFirstOut() =>
        Runs.ShouldAgree(seed => Lifo().Run(60_000, 500, seed).Program("request").MeanSeconds(), 2.0, 0.02);

    [Fact]
    public void Visit_LastInFirstOut_LastIsNext()
    {
        ModelBuilder model = Trace(QueueDiscipline.LastInFirstOut, Law.Constant(10), [0, 1, 2, 3]);
        // The one of 0 goes first, then those of 3, 2 and 1: they end at 10, 20, 30 and 40.
        RunResult result = model.Run();
        (result.Program("request").Latency.Min, result.Program("request").Latency.Max).ShouldBe((10_000_000_000, 39_000_000_000));
    }

    // Cobham 1954, Kleinrock 1976, eq. 3.31: Wq = W0/((1−s(k−1))(1−s(k))), W0 = Σ λ E[S²]/2 over all classes; a law of service of its own for each.
    [Fact]
    public void Visit_Priority_MatchesCobham()
    {
        (double Rate, double Mean, double Square, Law Law)[] classes = Classes();
        double residual = classes.Sum(c => c.Rate * c.Square / 2);
        double before = 0;
        for (int k = 0; k < classes.Length; k++)
        {
            double after = before + (classes[k].Rate * classes[k].Mean);
            int which = k;
            Runs.ShouldAgree(
                seed => Prioritised(QueueDiscipline.Priority, classes).Run(100_000, 500, seed).Program($"class {which}").MeanSeconds(),
                classes[k].Mean + (residual / ((1 - before) * (1 - after))),
                0.03);
            before = after;
        }
    }

    // Kleinrock 1976, eq. 3.39: R = S/(1−s(k−1)) + W0(k)/((1−s(k−1))(1−s(k))), W0(k) the residual work of classes 1 to k only.
    [Fact]
    public void Visit_PreemptivePriority_MatchesPreemptiveResume()
    {
        (double Rate, double Mean, double Square, Law Law)[] classes = Classes();
        double before = 0;
        double residual = 0;
        for (int k = 0; k < classes.Length; k++)
        {
            double after = before + (classes[k].Rate * classes[k].Mean);
            residual += classes[k].Rate * classes[k].Square / 2;
            int which = k;
            Runs.ShouldAgree(
                seed => Prioritised(QueueDiscipline.PreemptivePriority, classes).Run(100_000, 500, seed).Program($"class {which}").MeanSeconds(),
                (classes[k].Mean / (1 - before)) + (residual / ((1 - before) * (1 - after))),
                0.03);
            before = after;
        }
    }

    // A 5 s job comes at 0, urgent ones of 2 s at 1 s and 4 s: it works during 0–1, 3–4 and 6–9.
    [Fact]
    public void Visit_PreemptivePriority_InterruptsAndResumes()
    {
        var model = new ModelBuilder();
        Group server = model.Group("server", 1);
        server.Discipline = QueueDiscipline.PreemptivePriority;
        model.Trace(model.Program("slow").Visit(server, Law.Constant(5), new VisitOptions { Priority = 1 }), [0]);
        model.Trace(model.Program("urgent").Visit(server, Law.Constant(2)), [1, 4]);
        RunResult result = model.Run();
        result.Program("slow").Latency.Max.ShouldBe(9_000_000_000);
        result.Program("urgent").Latency.Max.ShouldBe(2_000_000_000);
        result.Steps[0].WaitSum.ShouldBe(4_000_000_000);
    }

    // With exponential service of one mean the number present is that of M/M/c, and classes 1 to k do not feel the others: two classes at 3 cores, a = 1 + 1.
    [Fact]
    public void Visit_PreemptivePriorityThreeCores_UrgentDoNotFeelTheOthers()
    {
        (double Rate, double Mean, double Square, Law Law)[] classes = [(1, 1, 2, Law.Exponential(1)), (1, 1, 2, Law.Exponential(1))];
        Func<ulong, RunResult> run = seed => Prioritised(QueueDiscipline.PreemptivePriority, classes, cores: 3).Run(40_000, 200, seed);
        // M/M/3 at a = 1: C = 1/11, R = 1 + C/2; at a = 2: R = 1.444444, so the less urgent have 2·1.444444 − 1.045455.
        Runs.ShouldAgree(seed => run(seed).Program("class 0").MeanSeconds(), 1 + (1 / 22.0));
        Runs.ShouldAgree(seed => run(seed).Program("class 1").MeanSeconds(), (2 * 1.4444444) - 1 - (1 / 22.0), 0.02);
    }

    // Kella and Yechiali 1985: with one exponential law W(k) = C·S/c/((1−s(k−1))(1−s(k))).
    [Fact]
    public void Visit_PriorityThreeCores_MatchesKellaYechiali()
    {
        (double Rate, double Mean, double Square, Law Law)[] classes = [(1, 1, 2, Law.Exponential(1)), (1, 1, 2, Law.Exponential(1))];
        const double Base = 4.0 / 9 / 3;
        Func<ulong, RunResult> run = seed => Prioritised(QueueDiscipline.Priority, classes, cores: 3).Run(40_000, 200, seed);
        Runs.ShouldAgree(seed => run(seed).Program("class 0").MeanSeconds(), 1 + (Base / (1 - (1.0 / 3))));
        Runs.ShouldAgree(seed => run(seed).Program("class 1").MeanSeconds(), 1 + (Base / (1 - (1.0 / 3)) / (1 - (2.0 / 3))), 0.02);
    }

    // One slot, held 10 s: of those who wait for it the urgent one of 3 s goes before those of 1 and 2 s.
    [Fact]
    public void Enter_Priority_UrgentIsLetInFirst()
    {
        var model = new ModelBuilder();
        Group server = model.Group("server", 1);
        (server.Discipline, server.Concurrency) = (QueueDiscipline.Priority, 1);
        model.Trace(model.Program("slow").Enter(server, options: new VisitOptions { Priority = 3 }).Delay(10).Leave(), [0, 1, 2]);
        model.Trace(model.Program("urgent").Enter(server, options: new VisitOptions { Priority = 1 }).Delay(10).Leave(), [3]);
        RunResult result = model.Run();
        (result.Program("urgent").Latency.Max, result.Program("slow").Latency.Max).ShouldBe((17_000_000_000, 38_000_000_000));
    }

    // A hundred urgent requests give up while one of 10 s is served; a sweep takes them out of the line, and whoever still waits is next.
    [Fact]
    public void Visit_AllUrgentGaveUp_OthersAreServed()
    {
        var model = new ModelBuilder();
        Group server = model.Group("server", 1);
        server.Discipline = QueueDiscipline.Priority;
        model.Trace(model.Program("slow").Visit(server, Law.Constant(10), new VisitOptions { Priority = 1 }), [0, 0.5, 0.6]);
        model.Trace(
            model.Program("urgent").Visit(server, Law.Constant(1), new VisitOptions { Patience = Law.Constant(1) }),
            Enumerable.Range(0, 100).Select(i => 1 + (i * 0.01)));
        RunResult result = model.Run();
        (result.Program("slow").Done, result.Program("urgent").FailedBy[(int)FailureCause.Timeout]).ShouldBe((3, 100));
        result.Now.ShouldBe(30_000_000_000);
    }

    [Fact]
    public void Visit_PriorityOutOfRange_Throws()
    {
        var model = new ModelBuilder();
        Should.Throw<ArgumentOutOfRangeException>(() => model.Program("a").Visit(model.Group("server", 1), Law.Constant(1), new VisitOptions { Priority = 16 }));
    }

    private static (double Rate, double Mean, double Square, Law Law)[] Classes() =>
    [
        (0.2, 1, 2, Law.Exponential(1)),
        (0.15, 2, 4, Law.Constant(2)),
        (0.2, 1, 4.0 / 3, Law.Uniform(0, 2)),
    ];

    private static ModelBuilder Prioritised(QueueDiscipline discipline, (double Rate, double Mean, double Square, Law Law)[] classes, int cores = 1)
    {
        var model = new ModelBuilder();
        Group server = model.Group("server", cores);
        server.Discipline = discipline;
        for (int k = 0; k < classes.Length; k++)
        {
            model.Poisson(model.Program($"class {k}").Visit(server, classes[k].Law, new VisitOptions { Priority = k }), classes[k].Rate);
        }

        return model;
    }

    private static ModelBuilder Lifo()
    {
        var model = new ModelBuilder();
        Group server = model.Group("server", 1);
        server.Discipline = QueueDiscipline.LastInFirstOut;
        model.Poisson(model.Program("request").Visit(server, Law.Exponential(1)), 0.5);
        return model;
    }

    private static ModelBuilder Trace(QueueDiscipline discipline, Law service, double[] times)
    {
        var model = new ModelBuilder();
        Group server = model.Group("server", 1);
        server.Discipline = discipline;
        model.Trace(model.Program("request").Visit(server, service), times);
        return model;
    }
}
