using System.Text.Json.Serialization;

namespace Portal.Lab.HyperV.State;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true)]
[JsonSerializable(typeof(VmRecord))]
internal sealed partial class VmJson : JsonSerializerContext;
