using Windtunnel.Kernel.Programs;

namespace Windtunnel.Bench.Mechanisms;

/// <summary>Something a model may have, next to the same model without it.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Without">Writes the model without it.</param>
/// <param name="With">Writes the model with it.</param>
/// <param name="Options">What the run with it has beyond the run without. Default nothing.</param>
internal sealed record Mechanism(string Name, Action<ModelBuilder, ProgramBuilder> Without, Action<ModelBuilder, ProgramBuilder> With, Func<RunOptions, RunOptions>? Options = null);
