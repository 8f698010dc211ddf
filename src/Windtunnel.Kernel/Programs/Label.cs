namespace Windtunnel.Kernel.Programs;

/// <summary>A place in a program that steps can go to, before or after it is marked.</summary>
public sealed class Label
{
    internal Label(ProgramBuilder program) => Program = program;

    internal ProgramBuilder Program { get; }

    /// <summary>The step it stands before, counted in its program; −1 until marked.</summary>
    internal int Step { get; set; } = -1;
}
