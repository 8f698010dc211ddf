using Windtunnel.Kernel.Stations;

namespace Windtunnel.Kernel.Programs;

/// <content>Runs of a job: work for all that has gathered since the run before.</content>
public sealed partial class ProgramBuilder
{
    /// <summary>Waits for the end of other runs, or fails with <see cref="FailureCause.Skipped"/>; holds a slot until <see cref="Leave"/>.</summary>
    /// <param name="runs">Whose slots are runs at once. One that finds no slot, and no place to wait for one, is skipped.</param>
    public ProgramBuilder BeginRun(Group runs) => Add(new Step { Kind = StepKind.Enter, Group = NotNull(runs), Cause = FailureCause.Skipped });

    /// <summary>
    /// From here on works for all requests of a program that have ended well since another run came here, and is as old as that; nobody works for them
    /// twice. What a run that fails had taken is left to the next one.
    /// </summary>
    /// <param name="of">Whose requests. Default nobody's: the run is only as old as the one before.</param>
    /// <remarks>There may be none; whatever is done for each of them is not done then.</remarks>
    public ProgramBuilder Collect(ProgramBuilder? of = null) => Add(new Step { Kind = StepKind.Collect, Of = of });
}
