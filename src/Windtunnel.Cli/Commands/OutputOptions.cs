using System.CommandLine;
using System.Text;
using Windtunnel.Cli.Csv;
using Windtunnel.Cli.Terminals;
using Windtunnel.Simulation.Results;

namespace Windtunnel.Cli.Commands;

/// <summary>In which form results are wanted.</summary>
internal sealed class OutputOptions
{
    private readonly Option<bool> _json = new("--json") { Description = "Results as JSON; docs/guide/json.md names each field." };
    private readonly Option<string?> _csv = new("--csv") { HelpName = "file|-", Description = "The time series as CSV, to a file or (-) instead of the report." };

    public void AddTo(Command command)
    {
        command.Options.Add(_json);
        command.Options.Add(_csv);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_json) && result.GetValue(_csv) == "-")
            {
                result.AddError("Both --json and --csv - want standard output: give --csv a file.");
            }
        });
    }

    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    /// <summary>Whether somebody will look at the time series.</summary>
    public bool HasSeries(ParseResult parsed) => IsJson(parsed) || parsed.GetValue(_csv) is not null;

    /// <summary>Whether the report has to give way to the CSV.</summary>
    public bool IsCsvOnly(ParseResult parsed) => parsed.GetValue(_csv) == "-";

    /// <summary>Whether somebody will read words on the side of results.</summary>
    public bool IsText(ParseResult parsed) => !IsJson(parsed) && !IsCsvOnly(parsed);

    /// <summary>Writes the time series where it is wanted, if it is: last, so that a file that cannot be written costs nobody the report.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void WriteCsv(ParseResult parsed, Terminal terminal, IEnumerable<(string Run, TimeSeries Series)> runs)
    {
        var target = parsed.GetValue(_csv);
        if (target == "-")
        {
            SeriesCsv.Write(terminal.Out, runs);
        }
        else if (target is not null)
        {
            using var file = new StreamWriter(target, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            SeriesCsv.Write(file, runs);
        }
    }
}
