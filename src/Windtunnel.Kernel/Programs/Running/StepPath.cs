namespace Windtunnel.Kernel.Programs.Running;

/// <summary>Which part of the loop does a step: the few that nearly every request takes have one of their own.</summary>
internal enum StepPath : byte
{
    Delay,
    Visit,
    Branch,
    End,

    /// <summary>It and what follows is worked out ahead of the clock.</summary>
    Ahead,
    Rare,
}
