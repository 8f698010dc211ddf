using System.Diagnostics;
using System.Globalization;
using System.Text;
using Windtunnel.Tests.Tidy;

namespace Windtunnel.Cli.Tests;

/// <summary>Runs the program as a user would: in a process of its own, both sides read to the end.</summary>
internal static class Child
{
    /// <summary>Longest a run may take before the test gives up; a hang is a failure, not a wait.</summary>
    private static readonly TimeSpan limit = TimeSpan.FromMinutes(4);

    public static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Windtunnel.Cli.dll");

    public static Outcome Run(params string[] args) => Shell("exec dotnet \"$0\" \"$@\"", args);

    /// <summary>Runs a line of shell, in which $0 is the program and "$@" its arguments.</summary>
    public static Outcome Shell(string line, params string[] args)
    {
        using var process = Start(line, args);
        return Finish(process);
    }

    public static Process Start(string line, params string[] args)
    {
        var start = new ProcessStartInfo("/bin/bash") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8, WorkingDirectory = Repository.Root };
        foreach (var word in (string[])["-c", line, Program, .. args])
        {
            start.ArgumentList.Add(word);
        }

        return Process.Start(start)!;
    }

    public static Outcome Finish(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"No end after {limit.TotalSeconds} s."));
        }

        return new Outcome(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    internal sealed record Outcome(int ExitCode, string Out, string Error);
}
