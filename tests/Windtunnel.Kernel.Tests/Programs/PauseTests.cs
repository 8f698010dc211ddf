using Windtunnel.Kernel.Chance;
using Windtunnel.Kernel.Programs;
using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Tests.Programs;

public sealed class PauseTests
{
    // Avi-Itzhak and Naor 1963, model A: k = 1.1, R = 1.1 + 0.5·2·1.1²/(2·0.45) + 8/(2·22·0.45).
    [Fact]
    public void Visit_PausingServer_MatchesAviItzhakNaor() =>
        Runs.ShouldAgree(
            seed => Model(QueueDiscipline.FirstInFirstOut).Run(100_000, 1_000, seed).Program("request").MeanSeconds(), 1.1 + (1.21 / 0.9) + (8 / (44 * 0.45)), 0.02);

    // Who is next does not change the mean where nobody looks at how much there is to do.
    [Fact]
    public void Visit_PausingServerLastComeFirst_HasTheSameMean() =>
        Runs.ShouldAgree(
            seed => Model(QueueDiscipline.LastInFirstOut).Run(100_000, 1_000, seed).Program("request").MeanSeconds(), 1.1 + (1.21 / 0.9) + (8 / (44 * 0.45)), 0.02);

    [Theory]
    [InlineData(QueueDiscipline.ProcessorSharing)]
    [InlineData(QueueDiscipline.PreemptivePriority)]
    public void Build_SharedCoresWithPauses_Throws(QueueDiscipline discipline) => Should.Throw<ArgumentException>(() => Model(discipline).Build());

    private static ModelBuilder Model(QueueDiscipline discipline)
    {
        var model = new ModelBuilder();
        Group server = model.Group("server", 1);
        (server.Pauses, server.Discipline) = (new Pauses(20, Law.Exponential(2)), discipline);
        model.Poisson(model.Program("request").Visit(server, Law.Exponential(1)), 0.5);
        return model;
    }
}
