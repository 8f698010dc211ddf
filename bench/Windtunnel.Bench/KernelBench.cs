using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Windtunnel.Bench.Hold;
using Windtunnel.Bench.Mechanisms;
using Windtunnel.Bench.Micro;
using Windtunnel.Bench.Scale;
using Windtunnel.Bench.Workloads;

namespace Windtunnel.Bench;

/// <summary>The command <c>kernel</c>: every table, in order.</summary>
internal static class KernelBench
{
    public static int Run(BenchOptions options)
    {
        int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores, vectors of {bits} bits, medians of {options.Rounds} rounds");
        MicroTable.Print(options);
        HoldTable.Print(options);
        MechanismTable.Print(options);
        ScaleTable.Print(options);
        return WorkloadTable.Print(options) ? 0 : 1;
    }
}
