using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Portal.Runs;

namespace Portal.Data.Sql;

/// <summary>
/// A statement of SQL, written as an interpolated string: what stands in braces becomes a parameter, never text. Names are in double quotes,
/// which all databases read.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Statement
{
    private readonly StringBuilder _text;
    private readonly List<Value> _values;

    public Statement(int literalLength, int formattedCount)
    {
        _text = new(literalLength + (formattedCount * 4));
        _values = new(formattedCount);
    }

    public Statement(string text, List<Value> values)
    {
        _text = new(text);
        _values = values;
    }

    /// <summary>With parameters @p0, @p1 and so on.</summary>
    public string Text => _text.ToString();

    public IReadOnlyList<Value> Values => _values;

    public override string ToString() => Text;

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(Raw text) => _text.Append(text.Text);

    /// <summary>The beginning of this statement.</summary>
    public void AppendFormatted(Statement beginning)
    {
        if (_text.Length > 0) throw new ArgumentException("It would not be the beginning.", nameof(beginning));
        _text.Append(beginning._text);
        _values.AddRange(beginning._values);
    }

    public void AppendFormatted(Guid? value) => Append(value, DbType.Guid);

    public void AppendFormatted(string? value) => Append(value, DbType.String);

    public void AppendFormatted(bool value) => Append(value, DbType.Boolean);

    public void AppendFormatted(int value) => Append(value, DbType.Int32);

    public void AppendFormatted(long? value) => Append(value, DbType.Int64);

    public void AppendFormatted(DateTimeOffset? value) => Append(value?.UtcTicks, DbType.Int64);

    public void AppendFormatted(Fence value) => Append(value.Number, DbType.Int64);

    public void AppendFormatted(NodeId value) => Append(value.Name, DbType.String);

    public void AppendFormatted<TEnum>(TEnum value) where TEnum : struct, Enum => Append(Convert.ToInt32(value, CultureInfo.InvariantCulture), DbType.Int32);

    /// <inheritdoc cref="AppendList" />
    public void AppendFormatted(IReadOnlyList<Guid> list) => AppendList(list, DbType.Guid);

    /// <inheritdoc cref="AppendList" />
    public void AppendFormatted(IReadOnlyList<string> list) => AppendList(list, DbType.String);

    /// <summary>A list for IN. Repeats its last value up to the next power of two: fewer different texts for the database to plan.</summary>
    private void AppendList<T>(IReadOnlyList<T> list, DbType type)
    {
        if (list.Count == 0) throw new ArgumentException("IN needs a value.", nameof(list));
        var count = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)list.Count);
        for (var n = 0; n < count; n++)
        {
            if (n > 0) _text.Append(", ");
            Append(list[Math.Min(n, list.Count - 1)], type);
        }
    }

    private void Append(object? value, DbType type)
    {
        _text.Append("@p").Append(_values.Count);
        _values.Add(new(value, type));
    }
}

/// <summary>A parameter's value.</summary>
internal readonly record struct Value(object? Content, DbType Type);

/// <summary>A piece of SQL that is text: a constant of ours, never what somebody typed.</summary>
internal readonly record struct Raw(string Text);
