using Windtunnel.Estimation.Sampling;
using Windtunnel.Estimation.Terms;
using Windtunnel.Units;

namespace Windtunnel.Estimation;

/// <summary>Evaluates lines: value or range, working, inputs, and the input that matters most.</summary>
internal sealed class FigureBuilder
{
    private readonly Dictionary<string, int[]> _orders = new(StringComparer.Ordinal);

    public Figure Build(string section, Line line)
    {
        var term = line.Term;
        var inputs = Leaves.Of(term);
        var value = term.Spread is { } spread ? new Quantity(spread.Low, spread.High, term.Dimension) : Quantity.Of(term.Nominal, term.Dimension);
        return new Figure(
            line.Name,
            section,
            value,
            term.Spread?.Median ?? term.Nominal,
            Working(line),
            [.. inputs.Select(i => i.Figure)],
            term.Spread is null ? null : MattersMost(term.Samples!, inputs.Where(i => i.IsUncertain)));
    }

    private static string Working(Line line)
    {
        // A figure that is another under its own name says which, and leaves the working to that one.
        var term = line.Term;
        if (term is Named other && other.Name != line.Name)
        {
            return other.Inline;
        }

        var value = Words.Show(term);
        return term.Text == value ? value : $"{term.Text} = {value}";
    }

    private InputWeight? MattersMost(double[] samples, IEnumerable<Input> inputs)
    {
        InputWeight? most = null;
        foreach (var input in inputs)
        {
            if (!_orders.TryGetValue(input.Source, out var order))
            {
                order = Sensitivity.Order(input.Samples!);
                _orders.Add(input.Source, order);
            }

            var share = Sensitivity.Of(order, samples);
            if (most is null || share > most.Share)
            {
                most = new InputWeight(input.Figure.Name, share);
            }
        }

        return most;
    }
}
