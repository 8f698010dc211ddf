namespace Windtunnel.Cli.Terminals;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Every objective is met; or the command did what it was asked.</summary>
    public const int Met = 0;

    /// <summary>An objective is not met, or it is not sure; or an expected figure is not reproduced.</summary>
    public const int NotMet = 1;

    /// <summary>The design or the command line is wrong.</summary>
    public const int DesignWrong = 2;

    /// <summary>The world is wrong: a file cannot be read or written, a disk is full.</summary>
    public const int WorldWrong = 3;

    /// <summary>This program is wrong.</summary>
    public const int ProgramWrong = 4;

    /// <summary>Stopped by Ctrl-C: 128 + SIGINT, as shells count.</summary>
    public const int Stopped = 130;
}
