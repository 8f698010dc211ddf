namespace Windtunnel.Kernel.Programs;

/// <summary>The simulation broke one of its own laws, so its numbers cannot be trusted: a fault of the kernel, not of the model.</summary>
public sealed class InvariantViolation : Exception
{
    public InvariantViolation()
    {
    }

    public InvariantViolation(string message)
        : base(message)
    {
    }

    public InvariantViolation(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
