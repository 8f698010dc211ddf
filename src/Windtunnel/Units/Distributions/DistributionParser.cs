namespace Windtunnel.Units;

/// <summary>Reads a distribution: a name and its parameters, or a bare quantity.</summary>
internal static class DistributionParser
{
    private const int LengthMax = 1_000;

    public static bool TryParse(
        string text, Dimension dimension, ISampleFiles? files, out Distribution distribution, out QuantityProblem problem)
    {
        distribution = null!;
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = QuantityAdvice.Empty(dimension);
            return false;
        }

        if (text.Length > LengthMax)
        {
            problem = new(QuantityFault.TooLong, $"No distribution is longer than {LengthMax} characters.", "Put measured values into a file and write empirical file.csv.", 0, text.Length);
            return false;
        }

        var scanner = new TextScanner(text);
        scanner.SkipSpaces();
        var start = scanner.Position;
        var name = scanner.PeekWord();
        if (name.Length == 0 || !char.IsLetter(name[0]))
        {
            var isQuantity = Quantity.TryParse(text, dimension, out var value, out problem);
            distribution = isQuantity ? new Constant(value) : null!;
            return isQuantity;
        }

        var form = DistributionForm.All.FirstOrDefault(f => f.Name == name);
        if (form is null)
        {
            problem = UnknownName(name, start, dimension);
            return false;
        }

        var reader = new ClauseReader(text, start + name.Length, form, dimension);
        var result = Read(reader, form, files);
        problem = reader.Problem ?? default;
        distribution = reader.Problem is null ? result! : null!;
        return reader.Problem is null;
    }

    private static Distribution? Read(ClauseReader reader, DistributionForm form, ISampleFiles? files)
    {
        if (form.IsCount && reader.Dimension is not Dimension.Number)
        {
            reader.Fail(QuantityFault.WrongDimension, $"'{form.Name}' counts things, and {reader.Dimension.Describe()} is needed here.");
            return null;
        }

        return form.Name switch
        {
            "constant" => new Constant(reader.ReadRest(Limit.NotNegative)),
            "exp" or "exponential" => new Exponential(reader.ReadRest(Limit.NotNegative)),
            "uniform" => new Uniform(reader.ReadRest(Limit.NotNegative)),
            "lognormal" => ClauseForms.LogNormal(reader),
            "gamma" => ClauseForms.Gamma(reader),
            "erlang" => ClauseForms.Erlang(reader),
            "hyperexp" => HyperExponentialForm.Read(reader),
            "pareto" => ClauseForms.Pareto(reader),
            "empirical" => EmpiricalForm.Read(reader, files),
            "geometric" => ClauseForms.Geometric(reader),
            "poisson" => ClauseForms.Poisson(reader),
            _ => throw new InvalidOperationException($"The form '{form.Name}' is listed but not read."),
        };
    }

    private static QuantityProblem UnknownName(string name, int offset, Dimension dimension)
    {
        // A normal duration would be negative now and then; which cut is meant changes the mean, so it is not guessed.
        var remedy = name is "normal" or "gaussian"
            ? "A normal value can be below zero; write gamma mean 5 ms shape 25, or lognormal mean 5 ms scv 0.04."
            : Spelling.Nearest(name, DistributionForm.All.Select(f => f.Name)) is { } nearest
                ? $"Did you mean {DistributionForm.All.First(f => f.Name == nearest).Example}?"
                : $"Write {dimension.Example()}, or a distribution such as exp {dimension.Example()}.";
        return new(QuantityFault.UnknownDistribution, $"'{name}' is neither a number nor a distribution.", remedy, offset, name.Length);
    }
}
