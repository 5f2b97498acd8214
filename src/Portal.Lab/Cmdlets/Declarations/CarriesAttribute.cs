using System.Collections;
using System.Management.Automation;

namespace Portal.Lab.Cmdlets.Declarations;

/// <summary>Accepts only objects that carry a type's name among their type names: what a typed parameter does where the type cannot exist here.</summary>
/// <param name="typeName">Last part of the type's name: "CimInstance".</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class CarriesAttribute(string typeName) : ArgumentTransformationAttribute
{
    /// <summary>Last part of the type's name.</summary>
    public string TypeName { get; } = typeName;

    /// <inheritdoc />
    /// <exception cref="ArgumentTransformationMetadataException">An object of another type.</exception>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is IList many)
        {
            foreach (var one in many)
                Check(one);
        }
        else
        {
            Check(inputData);
        }

        return inputData;
    }

    private void Check(object? value)
    {
        // A computer's name becomes a session to it, as Windows' own transformation does.
        if (TypeName == "CimSession" && value is string)
            return;
        if (value is null || PSObject.AsPSObject(value).TypeNames.Any(Fits))
            return;
        throw new ArgumentTransformationMetadataException(
            $"Cannot convert the \"{value}\" value of type \"{PSObject.AsPSObject(value).TypeNames.FirstOrDefault()}\" to type \"{TypeName}\".");
    }

    private bool Fits(string name) =>
        name.EndsWith(TypeName, StringComparison.OrdinalIgnoreCase) && (name.Length == TypeName.Length || name[^(TypeName.Length + 1)] == '.');
}
