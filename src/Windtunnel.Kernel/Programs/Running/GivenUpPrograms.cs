namespace Windtunnel.Kernel.Programs.Running;

/// <summary>Which programs may run on although nobody waits for them: those under a call with a deadline or with cancellation.</summary>
internal sealed class GivenUpPrograms
{
    private readonly Model _model;
    private readonly HashSet<int> _pointless = [];
    private readonly HashSet<int> _cancelled = [];

    public GivenUpPrograms(Model model)
    {
        _model = model;
        foreach (Step step in model.Steps)
        {
            if (step.Call is { } call && (double.IsFinite(call.DeadlineSeconds) || call.Cancellation == Cancellation.BeforeStart))
            {
                AddWaitedFor(step, _pointless);
            }

            if (step.Call?.Cancellation == Cancellation.AtOnce)
            {
                AddWaitedFor(step, _cancelled);
            }
        }
    }

    /// <summary>Whether a program is to begin nothing once nobody waits for it.</summary>
    public bool MayBePointless(int program) => _pointless.Contains(program);

    /// <summary>Whether a program may be stopped wherever it is.</summary>
    public bool MayBeCancelled(int program) => _cancelled.Contains(program);

    private static void AddWaitedFor(Step step, HashSet<int> programs)
    {
        foreach (ProgramBuilder program in step.Programs)
        {
            if (!programs.Add(program.Index))
            {
                continue;
            }

            foreach (Step inner in program.Steps)
            {
                if (inner.Kind is StepKind.Call or StepKind.Fork or StepKind.Each)
                {
                    AddWaitedFor(inner, programs);
                }
            }
        }
    }
}
