namespace Windtunnel.Bench;

/// <summary>What the program says of itself.</summary>
internal static class Help
{
    public static int Print(TextWriter to, int exitCode)
    {
        to.WriteLine(
            """
            Measures the speed of the kernel against a plain PriorityQueue with closures, in turn in the same run.

            dotnet run -c Release --project bench/Windtunnel.Bench -- kernel [options]

              --rounds <n>     rounds of which the median is printed; 1 to 99, default 5
              --requests <n>   requests of each workload and round; 10k to 1G, default 2000000
              --only <text>    only the lines whose name contains the text, such as W3 or hold
              --help           this text

            Exit code: 0 when every workload agrees with theory, 1 when one does not, 2 when the command is wrong.
            """);
        return exitCode;
    }
}
